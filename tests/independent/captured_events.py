"""What the recorded requests of SDKs become, worked out from the contract's table alone.

Independent check of src/Collector/Mapping: it shares no code and no mapping file with it. Writes expected.json beside the captures:
for each request its events, the reasons of those that are refused, and the identity keys.

    python3 tests/independent/captured_events.py tests/Collector.Tests/Captures
"""

import base64
import hashlib
import json
import pathlib
import re
import sys
import urllib.parse

NAMES = {"Product Added": "product_added_to_cart", "Checkout Started": "checkout_started", "Order Completed": "checkout_completed"}
CALLS = {"t": "track", "p": "page", "i": "identify", "a": "alias", "g": "group", "s": "screen"}
MISSING = {"", "undefined", "null", "none", "nil", "nan", "n/a", "na", "unknown", "(not set)", "(none)", "[object object]", "-", "0"}


def hashed(address):
    return hashlib.sha256(address.strip().lower().encode()).hexdigest()


def without_addresses(value, name=""):
    if isinstance(value, dict):
        return {key: without_addresses(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [without_addresses(inner) for inner in value]
    return hashed(value) if name in ("email", "user_email") and isinstance(value, str) and "@" in value else value


def first_id(*values):
    return next((value for value in values if value is not None and str(value).strip().lower() not in MISSING), "")


def at(value, *path):
    for part in path:
        value = value.get(part) if isinstance(value, dict) else None
    return value


def snake(name):
    return re.sub(r"[^0-9a-z]+", "_", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()).strip("_")


def order(properties):
    named = {"order_id": "transaction_id", "products": "items"}
    return {named.get(key, key): value for key, value in properties.items()}


def segment(event, call, sent):
    call = event.get("type") or call
    user = first_id(event.get("anonymousId"), event.get("userId"))
    identity = None
    if call in ("identify", "alias", "group"):
        address = at(event, "traits", "email") or at(event, "context", "traits", "email")
        if call == "identify" and address:
            identity = {"user_id": user, "hash": hashed(address)}
        return None, identity
    name = "page_viewed" if call == "page" else "screen" if call == "screen" else event.get("event", "")
    name = NAMES.get(name, snake(name))
    data = event.get("properties")
    if data is not None:
        data = without_addresses(order(data) if name == "checkout_completed" else data)
    return row(
        user, event.get("timestamp") or event.get("originalTimestamp"), name,
        at(event, "context", "page", "url") or at(event, "properties", "url"),
        at(event, "context", "page", "referrer") or at(event, "properties", "referrer"),
        data, at(event, "context", "userAgent"), event.get("messageId")), None


def posthog(event, call, sent):
    properties = event.get("properties") or {}
    user = first_id(properties.get("$device_id"), event.get("distinct_id"), properties.get("distinct_id"))
    name = event["event"]
    identity = None
    if name in ("$identify", "$set"):
        address = at(event, "$set", "email") or at(properties, "$set", "email")
        identity = {"user_id": user, "hash": hashed(address)} if address else None
    if name == "$pageview":
        name = "page_viewed"
    elif name.startswith("$"):
        return None, identity
    else:
        name = NAMES.get(name, snake(name))
    data = {key: value for key, value in properties.items() if not key.startswith("$")}
    data = without_addresses(order(data) if name == "checkout_completed" else data)
    referrer = properties.get("$referrer")
    return row(
        user, event.get("timestamp"), name, properties.get("$current_url"), None if referrer == "$direct" else referrer,
        data, properties.get("$raw_user_agent"), event.get("uuid")), identity


def shopify(event, call, sent):
    checkout = at(event, "data", "checkout")
    if checkout:
        data = {
            "transaction_id": at(checkout, "order", "id") or checkout["token"], "revenue": checkout["totalPrice"]["amount"],
            "currency": checkout["currencyCode"], "items": checkout["lineItems"]}
    else:
        data = without_addresses(event.get("data", event.get("customData")))
    context = event["context"]
    return row(
        event["clientId"], event["timestamp"], event["name"], context["document"]["location"]["href"], context["document"]["referrer"],
        data, context["navigator"]["userAgent"], event["id"]), None


def row(user, time, name, url, referrer, data, agent, event_id):
    return {
        "user_id": user, "timestamp": time or "", "event_name": name, "page_url": url or "", "referrer": referrer or "", "event_data": data,
        "user_agent": agent or "", "event_id": event_id or ""}


def reason(event, sent):
    if not event["user_id"]:
        return "missing_user_id"
    if not event["event_name"]:
        return "missing_event_name"
    if event["timestamp"][:4] > "2098":
        return "invalid_timestamp"
    if event["event_name"] == "checkout_completed":
        money = next((event["event_data"][key] for key in ("revenue", "value", "total") if event["event_data"].get(key) is not None), None)
        try:
            float(money)
        except (TypeError, ValueError):
            return "invalid_revenue"
    return None


def body_of(body):
    if isinstance(body, str) and body.startswith("data="):
        return json.loads(base64.b64decode(urllib.parse.unquote(body[5:])))
    return body


def expected(path, body):
    body = body_of(body)
    mapping = shopify if path.startswith("/v1/shopify") else segment if re.match(r"/v1/|/beacon/", path) else posthog
    call = CALLS.get(path.rsplit("/", 1)[1], path.rsplit("/", 1)[1])
    answer = {"events": [], "refused": [], "identities": []}
    for event in body["batch"] if "batch" in body else [body]:
        mapped, identity = mapping(event, call, None)
        if identity:
            answer["identities"].append(identity)
        if mapped:
            why = reason(mapped, None)
            (answer["refused"].append(why) if why else answer["events"].append(mapped))
    return answer


def main(folder):
    whole = {}
    for file in sorted(folder.glob("*/*.json")):
        capture = json.loads(file.read_text())
        key = f"{file.parent.name}/{file.stem}"
        if "clientId" in capture:
            whole[key] = [expected("/v1/shopify", capture)]
        elif "exchanges" in capture:
            requests = [exchange["request"] for exchange in capture["exchanges"]]
            whole[key] = [expected(r["path"], r["body"]) for r in requests if r["method"] == "POST" and not r["path"].startswith("/flags")]
    (folder / "expected.json").write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n")
    print(sum(len(requests) for requests in whole.values()), "requests,", sum(len(r["events"]) for rs in whole.values() for r in rs), "events")


main(pathlib.Path(sys.argv[1]))
