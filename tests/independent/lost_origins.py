"""What stands behind orders whose last click is Direct."""

import re
from collections import defaultdict

from figures import rate
from hosts import host_of

PASSED_OVER = re.compile(r"\d+|[a-z]{2}|[a-z]{2}[-_][a-z]{2}")


def page_kind(address):
    """checkout, cart or other; empty for no page."""
    if not address.strip():
        return ""
    steps = [step for step in re.split(r"[?#]", re.sub(r"^[^/?#]*://[^/?#]*", "", address))[0].lower().split("/") if step]
    if len(steps) > 1 and PASSED_OVER.fullmatch(steps[0]):
        steps = steps[1:]
    if "checkout" in host_of(address).split(".") or steps[:1] in (["checkout"], ["checkouts"]):
        return "checkout"
    return "cart" if steps[:1] in (["cart"], ["basket"]) else "other"


def origin_of(path):
    """The lost origin of an order whose last click is Direct."""
    landing = path.touchpoints[-1].landing
    kind = page_kind(landing.page_url) if landing else ""
    if kind != "checkout":
        return {"": "no_page", "cart": "cart", "other": "landing"}[kind]
    seen = any(page_kind(event.page_url) in ("cart", "other") for event in path.person.events_before(path.order))
    return "checkout_returning" if seen else "checkout_unseen"


def table(run):
    """gold/lost_origins.csv."""
    found = defaultdict(list)
    for path in run.paths:
        if path.order and path.channels[-1] == "Direct":
            found[origin_of(path)].append(path.order)
    direct = sum(order.main_cents for orders in found.values() for order in orders)
    everything = sum(order.main_cents for order in run.orders)
    return {origin: {"orders": len(orders), "revenue": run.money(cents), "share_of_direct": rate(cents, direct),
                     "share_of_all": rate(cents, everything)}
            for origin, orders in found.items() for cents in [sum(order.main_cents for order in orders)]}
