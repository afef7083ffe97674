"""Sessions, orders and touchpoints of each user, as section 2 of the specification defines them."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from hosts import host_of
from intake import ORDER_EVENT, PLACEHOLDERS, WHITE_SPACE

EVENT_RANK = {name: rank for rank, name in enumerate(
    ("page_viewed", "email_filled_on_popup", "product_added_to_cart", "checkout_started", ORDER_EVENT))}
FUNNEL_STEPS = ("session", "page_viewed", "product_added_to_cart", "checkout_started", ORDER_EVENT)


@dataclass
class Session:
    """A stretch of one user's events; also the touchpoint that its start is."""

    user_id: str
    number: int
    events: list
    channel: str = ""
    device: str = ""
    is_bot: bool = False
    orders: list = field(default_factory=list)

    @property
    def started_at(self):
        return self.events[0].at

    @property
    def landing(self):
        """Its first event that has a page; None where none has."""
        return next((event for event in self.events if event.page_url.strip()), None)

    @property
    def origin(self):
        """The event that says where it came from."""
        first = self.events[0]
        return first if host_of(first.referrer) else self.landing or first

    @property
    def ended_at(self):
        return self.events[-1].at

    @property
    def day(self):
        return f"{self.started_at:%Y-%m-%d}"

    @property
    def main_cents(self):
        return sum(order.main_cents for order in self.orders)

    @property
    def is_bounce(self):
        return len(self.events) == 1

    def count(self, name):
        """How many events of that name it has."""
        return sum(event.name == name for event in self.events)

    def reaches(self, step):
        """Whether it counts in that step of the funnel."""
        if step == ORDER_EVENT:
            return bool(self.orders)  # a reloaded thank-you page is none
        return step == "session" or self.count(step) > 0


@dataclass
class Order:
    """A checkout_completed that repeats no earlier transaction of its user."""

    event: object
    session: Session
    transaction_id: str
    is_main: bool = False  # in the main currency, whose figures alone are added up

    @property
    def cents(self):
        return self.event.cents

    @property
    def currency(self):
        return self.event.currency

    @property
    def main_cents(self):
        return self.cents if self.is_main else 0

    @property
    def at(self):
        return self.event.at

    @property
    def day(self):
        return f"{self.at:%Y-%m-%d}"


@dataclass
class Journey:
    """One user's sessions in order of time."""

    user_id: str
    sessions: list
    repeated_transactions: int = 0

    @property
    def events(self):
        return [event for session in self.sessions for event in session.events]

    @property
    def orders(self):
        return [order for session in self.sessions for order in session.orders]


def journey_order(event):
    """The sort key of a user's events."""
    # utf-16 code units, big end first, are the ordinal order of a UTF-16 platform.
    return (event.at, EVENT_RANK.get(event.name, len(EVENT_RANK)),
            event.page_url.encode("utf-16-be", "surrogatepass"), event.identity)


def transaction_of(event):
    """The order's number as text: the first that is an id; empty where the order has none."""
    for name in ("transaction_id", "transactionId", "order_id", "orderId", "order_number"):
        value = event.payload.get(name)
        if isinstance(value, Decimal):
            value = f"{value:f}"
        text = value.strip(WHITE_SPACE) if isinstance(value, str) else ""
        text = re.sub(r"^(\d+)\.0+$", r"\1", text)  # 1002, "1002" and 1002.0 are one id
        if text and text.lower() not in PLACEHOLDERS and not re.fullmatch(r"-?\d([.,]\d+)?[eE][+-]\d{1,3}", text):
            return text
    return ""


def journey_of(user_id, events, timeout, classify, devices):
    """Splits one user's events into sessions and finds the orders in them."""
    journey, seen = Journey(user_id, []), set()
    for event in sorted(events, key=journey_order):
        sessions = journey.sessions
        if not sessions or event.at - sessions[-1].ended_at > timeout:
            sessions.append(Session(user_id, len(sessions) + 1, []))
        sessions[-1].events.append(event)
        if event.name == ORDER_EVENT:
            transaction = transaction_of(event)
            if transaction and transaction in seen:
                journey.repeated_transactions += 1
                continue
            seen.add(transaction)
            sessions[-1].orders.append(Order(event, sessions[-1], transaction))
    for session in journey.sessions:
        first = session.events[0]
        session.channel = classify(session.origin.page_url, session.origin.referrer)
        session.is_bot = any(devices.is_bot(event.user_agent) for event in session.events)
        session.device = devices.kind(first.user_agent)
    return journey


def journeys_of(events, timeout_minutes, classify, devices, exclude_bots):
    """The journeys of all users, in order of user id; bot events leave before sessions are made."""
    by_user = defaultdict(list)
    for event in events:
        if not (exclude_bots and devices.is_bot(event.user_agent)):
            by_user[event.user_id].append(event)
    timeout = timedelta(minutes=timeout_minutes)
    return [journey_of(user, by_user[user], timeout, classify, devices) for user in sorted(by_user)]
