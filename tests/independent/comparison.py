"""Compares a recomputed run with the engine's tables, row by row."""

from collections import Counter, defaultdict
from decimal import Decimal
from urllib.parse import urlsplit

import currencies
import rollups
from attribution import touchpoints_in_window
from channels import GROUPS
from differences import Differences, Near, OneOf, Soft
from figures import iso
from hosts import host_of
from persons import keys_of
from tags import Address, decoded


def _printed_row(event):
    return (event.user_id, iso(event.at), event.name, event.page_url, event.referrer, event.event_data,
            event.user_agent)


def adopt_event_ids(events, output):
    """Takes over the engine's event ids: they are hashes of its own, and they break the last ties of a journey."""
    ids = defaultdict(list)
    for row in output.table("bronze/cleaned_events.csv"):
        ids[tuple(row[c] for c in ("user_id", "timestamp", "event_name", "page_url", "referrer", "event_data",
                                   "user_agent"))].append(row["event_id"])
    for event in events:
        if same := ids.get(_printed_row(event)):
            event.identity = same.pop(0)


def compare(run, rules, output):
    """All differences between the run and the output."""
    differences = Differences()
    output.check_form(differences)
    _events(differences, run, output)
    _sessions(differences, run, rules, output)
    _users(differences, run, output)
    _orders(differences, run, output)
    _touchpoints(differences, run, output)
    _credits(differences, run, output)
    rollups.compare(differences, run, output)
    return differences


def _events(differences, run, output):
    expected = Counter(_printed_row(e) for e in run.intake.events)
    found = Counter(tuple(row[c] for c in ("user_id", "timestamp", "event_name", "page_url", "referrer", "event_data",
                                           "user_agent")) for row in output.table("bronze/cleaned_events.csv"))
    differences.compared += sum(expected.values())
    for row in (expected - found).elements():
        differences.add("bronze/cleaned_events.csv: missing event", str(row))
    for row in (found - expected).elements():
        differences.add("bronze/cleaned_events.csv: unexpected event", str(row))
    differences.table("bronze/cleaned_events.csv",
                      {(e.user_id, e.identity): {"source_file": e.source[0]} for e in run.intake.events},
                      {(row["user_id"], row["event_id"]): row for row in output.table("bronze/cleaned_events.csv")})
    refused = Counter((file, reason) for file, _, reason in run.intake.quarantined)
    listed = output.table("bronze/quarantine.csv")
    differences.table("bronze/quarantine.csv", {key: {"rows": n} for key, n in refused.items()},
                      {key: {"rows": n} for key, n in Counter((r["source_file"], r["reason"]) for r in listed).items()})
    numbers = {(r["source_file"], int(r["source_row"]), r["reason"]) for r in listed}
    # Whether rows are counted with or without the header is the engine's choice, the same for all.
    offset = min((n for _, n, _ in numbers), default=0) - min((n for _, n, _ in run.intake.quarantined), default=0)
    for row in numbers ^ {(file, n + offset, reason) for file, n, reason in run.intake.quarantined}:
        differences.add("bronze/quarantine.csv: source_row", str(row), soft=True)
    sessions = {row["session_id"]: row["started_at"] for row in output.table("silver/fct_sessions.csv")}
    differences.table(
        "silver/fct_events.csv",
        {(e.user_id, e.identity): {"timestamp": e.at, "event_name": e.name, "channel": s.channel,
                      "session_start": s.started_at, "page_path": Soft(urlsplit(e.page_url).path)}
         for s in run.sessions for e in s.events},
        {(row["user_id"], row["event_id"]): row | {"session_start": sessions.get(row["session_id"])}
         for row in output.table("silver/fct_events.csv")})


def _tags(session, rules):
    given = Address(session.origin.page_url).tags
    return {name: Soft(OneOf((decoded(given.get(name, "")), rules.plain_tag(given.get(name, "")))))
            for name in ("source", "medium", "campaign")}


def _page(url):
    parts = urlsplit(url)
    return Soft(OneOf((url, parts.path, url.partition("?")[0])))


def _channel(channel):
    return {"channel": channel, "channel_group": GROUPS[channel]}


def _sessions(differences, run, rules, output):
    expected = {}
    for session in run.sessions:
        origin, landing = session.origin, session.landing
        expected[session.user_id, iso(session.started_at)] = {
            "session_number": session.number, "ended_at": session.ended_at,
            "duration_seconds": Near((session.ended_at - session.started_at).total_seconds(), 0.0005),
            "events": len(session.events), "page_views": session.count("page_viewed"),
            "add_to_carts": session.count("product_added_to_cart"),
            "checkouts_started": session.count("checkout_started"),
            "orders": len(session.orders), "revenue": run.money(session.main_cents),
            "is_bounce": session.is_bounce, "is_bot": session.is_bot, "converted": bool(session.orders),
            "device": session.device, "landing_page": _page(landing.page_url if landing else ""),
            "exit_page": _page(session.events[-1].page_url),
            "referrer_host": Soft(OneOf((host_of(origin.referrer),
                                         rules.external_host(origin.page_url, origin.referrer)))),
        } | _channel(session.channel) | _tags(session, rules)
    for name in ("silver/sessions.csv", "silver/fct_sessions.csv"):
        found = {(row["user_id"], row["started_at"]): row for row in output.table(name)}
        differences.table(name, expected, found)


def _minutes(delta):
    return Near(delta.total_seconds() / 60, 0.005)


def _runs_merged(names):
    return [name for i, name in enumerate(names) if i == 0 or names[i - 1] != name]


def _users(differences, run, output):
    journeys, users, persons = {}, {}, run.person_of
    for journey in run.journeys:
        channels = [s.channel for s in journey.sessions]
        seen = [e.at for e in journey.events]
        orders = journey.orders
        shared = {"first_seen_at": seen[0], "last_seen_at": seen[-1], "first_channel": channels[0],
                  "orders": len(orders), "revenue": run.money(sum(o.main_cents for o in orders))}
        journeys[journey.user_id] = shared | {
            "sessions": len(channels), "events": len(seen), "touchpoints": len(channels),
            "path": OneOf((" > ".join(channels), " > ".join(_runs_merged(channels)))),
            "last_channel": channels[-1], "converted": bool(orders),
            "minutes_to_first_order": _minutes(orders[0].at - seen[0]) if orders else None}
        users[journey.user_id] = shared | {"is_bot": any(s.is_bot for s in journey.sessions),
                                           "device": journey.sessions[0].device, "person_id": persons[journey.user_id].user_id}
    for name, expected in (("silver/user_journeys.csv", journeys), ("silver/dim_user.csv", users)):
        differences.table(name, expected, {row["user_id"]: row for row in output.table(name)})
    differences.table(
        "silver/persons.csv",
        {journey.user_id: {"person_id": persons[journey.user_id].user_id,
                           "keys": " ".join(keys_of(journey)) if run.identity else ""} for journey in run.journeys},
        {row["user_id"]: row for row in output.table("silver/persons.csv")})


def _order_key(order):
    return order.event.user_id, order.transaction_id, iso(order.at)


def _numbered(pairs):
    """A dict of (key, value) pairs in which keys that are the same get a running number."""
    seen, result = Counter(), {}
    for key, value in pairs:
        seen[key] += 1
        result[key if seen[key] == 1 else (*key, seen[key])] = value
    return result


def _orders(differences, run, output):
    orders, conversions = [], []
    starts = {row["session_id"]: row["started_at"] for row in output.table("silver/fct_sessions.csv")}
    for person in run.persons:
        for order in person.orders:
            touched = touchpoints_in_window(person, order, run.lookback_days)
            listed = order.event.payload.get("items")
            items = [i for i in listed if isinstance(i, dict)] if isinstance(listed, list) else []
            shared = {"revenue": currencies.money(order.cents, order.currency), "currency": order.currency,
                      "session_start": order.session.started_at}
            pieces = sum(int(i["quantity"]) for i in items if isinstance(i.get("quantity"), Decimal))
            orders.append((_order_key(order), shared | {"item_count": Soft(OneOf((len(items), pieces))), "person_id": person.user_id}))
            conversions.append((_order_key(order), shared | {
                "items": Soft(OneOf((len(items), pieces))), "touchpoints_in_window": len(touched),
                "first_click_channel": touched[0].channel, "last_click_channel": touched[-1].channel,
                "minutes_from_first_touch": _minutes(order.at - touched[0].started_at),
                "sessions_before": order.session.number - 1}))
    for name, expected in (("silver/fct_orders.csv", orders), ("silver/conversion_events.csv", conversions)):
        found = _numbered(((row["user_id"], row["transaction_id"], row["ordered_at"]),
                           row | {"session_start": starts.get(row["session_id"])}) for row in output.table(name))
        differences.table(name, _numbered(expected), found)


def _touchpoints(differences, run, output):
    differences.table(
        "silver/fct_touchpoints.csv",
        {(s.user_id, iso(s.started_at)): {"position": s.number} | _channel(s.channel) for s in run.sessions},
        {(row["user_id"], row["touched_at"]): row for row in output.table("silver/fct_touchpoints.csv")})


def _credits(differences, run, output):
    orders = {row["order_id"]: (row["user_id"], row["transaction_id"], row["ordered_at"])
              for row in output.table("silver/fct_orders.csv")}
    touched = {row["touchpoint_id"]: row["user_id"] for row in output.table("silver/fct_touchpoints.csv")}
    differences.table(
        "gold/fct_attribution.csv",
        _numbered(((*_order_key(c.order), c.model, c.touchpoint.user_id, iso(c.touchpoint.started_at)),
                   {"user_id": c.order.event.user_id, "weight": float(c.weight), "revenue": currencies.money(c.cents, c.order.currency), "currency": c.order.currency,
                    "ordered_at": c.order.at} | _channel(c.touchpoint.channel)) for c in run.credits),
        _numbered(((*orders.get(row["order_id"], ("?",)), row["model"], touched.get(row["touchpoint_id"]), row["touched_at"]), row)
                  for row in output.table("gold/fct_attribution.csv")))
