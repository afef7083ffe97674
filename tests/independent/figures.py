"""The figures of a run, recomputed: run.json's and the rollups'."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

import currencies
import datadriven
from attribution import DATA_DRIVEN, MODELS, credits_of, paths_of
from judged_days import stray_events
from journeys import FUNNEL_STEPS, journeys_of
from persons import persons_of, shared_keys


def rate(part, whole):
    """part / whole, and 0 of nothing."""
    return float(Fraction(part) / whole) if whole else 0.0


@dataclass
class Run:
    """What one computation over a set of events has found. Sums of money are over the orders of the main currency."""

    intake: object
    journeys: list
    lookback_days: float
    of_store: str
    shapley_prior: int = 100
    identity: bool = False
    currency: str = field(init=False)
    persons: list = field(init=False)
    paths: list = field(init=False)
    models: dict = field(init=False)
    credits: list = field(init=False)

    def __post_init__(self):
        self.currency = currencies.main_currency(self.of_store, Counter(o.currency for o in self.orders))
        for order in self.orders:
            order.is_main = order.currency == self.currency
        self.persons = persons_of(self.journeys, self.identity)
        self.paths = paths_of(self.persons, self.lookback_days)
        self.models = datadriven.models_of(self.paths, self.shapley_prior)
        self.credits = list(credits_of(self.paths, self.models))

    @property
    def person_of(self):
        """The person of each user."""
        return {journey.user_id: person for person in self.persons for journey in person.journeys}

    @property
    def sessions(self):
        return [s for journey in self.journeys for s in journey.sessions]

    @property
    def orders(self):
        return [o for journey in self.journeys for o in journey.orders]

    @property
    def main_orders(self):
        return [o for o in self.orders if o.is_main]

    def money(self, cents):
        """An amount of the main currency as tables print it."""
        return currencies.money(cents, self.currency)

    def amount(self, cents):
        """An amount of the main currency as a number."""
        return Fraction(cents, 10 ** currencies.digits(self.currency))

    def session_rates(self, sessions):
        """The figures that every rollup of sessions shares."""
        cents = sum(s.main_cents for s in sessions)
        return {
            "sessions": len(sessions),
            "users": len({s.user_id for s in sessions}),
            "orders": sum(len(s.orders) for s in sessions),
            "revenue": self.money(cents),
            "conversion_rate": rate(sum(bool(s.orders) for s in sessions), len(sessions)),
            "revenue_per_session": rate(self.amount(cents), len(sessions)),
            "bounce_rate": rate(sum(s.is_bounce for s in sessions), len(sessions)),
        }


def compute(intake, rules, devices, timeout_minutes, lookback_days, exclude_bots, of_store, shapley_prior=100, identity=False):
    """The run over the intake's events."""
    return Run(intake, journeys_of(intake.events, timeout_minutes, rules.classify, devices, exclude_bots),
               lookback_days, of_store, shapley_prior, identity)


def funnel(sessions):
    """Sessions per step."""
    return {step: sum(s.reaches(step) for s in sessions) for step in FUNNEL_STEPS}


def lost_at(sessions):
    """Sessions per step that have the step before and not this one; none at the first."""
    pairs = zip(("session",) + FUNNEL_STEPS, FUNNEL_STEPS)
    return {step: sum(s.reaches(before) and not s.reaches(step) for s in sessions) for before, step in pairs}


def funnel_by_day_and_device(sessions):
    """(day or all, device or all) to the funnel of those sessions, and what each step loses."""
    parts = defaultdict(list)
    for session in sessions:
        for day in (session.day, "all"):
            for device in (session.device, "all"):
                parts[day, device].append(session)
    return {key: (funnel(part), lost_at(part)) for key, part in sorted(parts.items())}


def attribution(run):
    """model to channel to fractional orders, cents and fractional orders of the main currency."""
    totals = {model: defaultdict(lambda: [Fraction(0), 0, Fraction(0)]) for model in (*MODELS, *DATA_DRIVEN)}
    for credit in run.credits:
        total = totals[credit.model][credit.touchpoint.channel]
        total[0] += credit.weight
        total[1] += credit.main_cents
        total[2] += credit.weight * credit.order.is_main
    return totals


def by_day_and_channel(run):
    """(day, channel) to figures: sessions on the day they start, orders on the day they are placed."""
    parts = defaultdict(list)
    for session in run.sessions:
        parts[session.day, session.channel].append(session)
    figures = {key: run.session_rates(part) | {"orders": 0, "cents": 0} for key, part in parts.items()}
    nothing = run.session_rates([]) | {"cents": 0}
    for order in run.orders:
        row = figures.setdefault((order.day, order.session.channel), dict(nothing))
        row["orders"] += 1
        row["cents"] += order.main_cents
    for row in figures.values():
        cents = row.pop("cents")
        row["revenue"] = run.money(cents)
        row["revenue_per_session"] = rate(run.amount(cents), row["sessions"])
    return dict(sorted(figures.items()))


def days(run):
    """The `days` of run.json."""
    events, users = Counter(), defaultdict(set)
    for journey in run.journeys:
        for event in journey.events:
            day = f"{event.at:%Y-%m-%d}"
            events[day] += 1
            users[day].add(event.user_id)
    sessions = Counter(s.day for s in run.sessions)
    orders = Counter(o.day for o in run.orders)
    cents = Counter()
    for order in run.orders:
        cents[order.day] += order.main_cents
    intake = run.intake
    return [{"day": day, "events": events[day], "users": len(users[day]), "sessions": sessions[day],
             "orders": orders[day], "revenue": run.money(cents[day]),
             "referrer_null_rate": rate(intake.without_referrer[day], intake.rows_of_day[day]),
             "missing_user_id_rate": rate(intake.without_user[day], intake.rows_of_day[day])}
            for day in sorted({d for d in intake.rows_of_day if d} | set(events))]


def collisions(run):
    """Transaction ids that more than one user has."""
    users = defaultdict(set)
    for order in run.orders:
        if order.transaction_id:
            users[order.transaction_id].add(order.event.user_id)
    return sum(len(having) > 1 for having in users.values())


def revenue_by_currency(run):
    """The sum of each currency's orders, as text under its code; `none` where no currency is known."""
    cents = Counter()
    for order in run.orders:
        cents[order.currency] += order.cents
    return {code or "none": currencies.money(total, code) for code, total in sorted(cents.items())}


def summary(run):
    """The headline figures under run.json's names."""
    sessions, orders, intake = run.sessions, run.orders, run.intake
    cents = sum(o.main_cents for o in orders)
    average = Decimal(cents) / len(run.main_orders) if run.main_orders else Decimal(0)
    rates = run.session_rates(sessions)
    times = [e.at for e in intake.events]
    return {
        "rows_read": intake.rows_read,
        "events": len(intake.events),
        "quarantined": dict(Counter(reason for _, _, reason in intake.quarantined)),
        "users": len(run.journeys),
        "sessions": len(sessions),
        "orders": len(orders),
        "distinct_transactions": len({o.transaction_id for o in orders if o.transaction_id}),
        "repeated_transactions": sum(j.repeated_transactions for j in run.journeys),
        "transaction_id_collisions": collisions(run),
        "shared_identity_keys": shared_keys(run.journeys) if run.identity else 0,
        "stray_events": stray_events(Counter(e.at.date().isoformat() for e in intake.events)),
        "zero_revenue_orders": sum(o.cents == 0 for o in orders),
        "bot_sessions": sum(s.is_bot for s in sessions),
        "currency": run.currency or None,
        "revenue_by_currency": revenue_by_currency(run),
        "revenue": run.money(cents),
        "average_order_value": run.money(int(average.to_integral_value(ROUND_HALF_EVEN))),
        "conversion_rate": rates["conversion_rate"],
        "revenue_per_session": rates["revenue_per_session"],
        "bounce_rate": rates["bounce_rate"],
        "first_event_at": iso(min(times)) if times else None,
        "last_event_at": iso(max(times)) if times else None,
        "funnel": funnel(sessions),
    }


def iso(at):
    """UTC with Z and milliseconds."""
    return f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03d}Z"


def everything(run):
    """All figures as one JSON-ready document."""
    return summary(run) | {
        "rejected_files": run.intake.rejected_files,
        "sessions_by_channel": dict(Counter(s.channel for s in run.sessions).most_common()),
        "attribution": {model: {channel: {"orders": float(orders), "revenue": run.money(cents)}
                                for channel, (orders, cents, _) in sorted(by_channel.items())}
                        for model, by_channel in attribution(run).items()},
        "days": days(run),
        "day_channel": [{"day": day, "channel": channel} | row for (day, channel), row in by_day_and_channel(run).items()],
        "funnel_day_device": [{"day": day, "device": device} | steps
                              for (day, device), (steps, _) in funnel_by_day_and_device(run.sessions).items()],
    }
