"""Credits of each order under each model, as section 4 of the specification defines them."""

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

import datadriven

HALF_LIFE = timedelta(days=7)


@dataclass
class Credit:
    """A share of one order for one touchpoint (the session that starts there)."""

    order: object
    model: str
    touchpoint: object
    weight: Fraction
    cents: int

    @property
    def main_cents(self):
        return self.cents if self.order.is_main else 0


def _all_to(chosen, touchpoints):
    return [Fraction(t is chosen) for t in touchpoints]


def _first_click(touchpoints, _):
    return _all_to(touchpoints[0], touchpoints)


def _last_click(touchpoints, _):
    return _all_to(touchpoints[-1], touchpoints)


def _last_non_direct_click(touchpoints, _):
    named = [t for t in touchpoints if t.channel != "Direct"]
    return _all_to((named or touchpoints)[-1], touchpoints)


def _linear(touchpoints, _):
    return [Fraction(1, len(touchpoints))] * len(touchpoints)


def _position_based(touchpoints, _):
    count = len(touchpoints)
    if count <= 2:
        return _linear(touchpoints, _)
    return [Fraction(2, 5)] + [Fraction(1, 5) / (count - 2)] * (count - 2) + [Fraction(2, 5)]


def _time_decay(touchpoints, ordered_at):
    raw = [Fraction(2.0 ** -((ordered_at - t.started_at) / HALF_LIFE)) for t in touchpoints]
    return [weight / sum(raw) for weight in raw]


MODELS = {
    "first_click": _first_click,
    "last_click": _last_click,
    "last_non_direct_click": _last_non_direct_click,
    "linear": _linear,
    "position_based": _position_based,
    "time_decay": _time_decay,
}


def touchpoints_in_window(person, order, lookback_days):
    """The person's session starts in [order time - lookback, order time], earliest first, and the order's own whatever its start."""
    earliest = order.at - timedelta(days=lookback_days)
    return [s for s in person.sessions if earliest <= s.started_at <= order.at or s is order.session]


DATA_DRIVEN = ("markov", "shapley")


def paths_of(persons, lookback_days):
    """All paths to orders and to none."""
    return [path for person in persons for path in datadriven.paths_of(person, lookback_days, touchpoints_in_window)]


def rule_shares():
    """Each rule as a function of a path with an order."""
    return {name: lambda path, weigh=weigh: weigh(list(path.touchpoints), path.order.at) for name, weigh in MODELS.items()}


def credits_of(paths, models):
    """Every credit of the orders."""
    weighings = rule_shares() | {name: lambda path, model=model: datadriven.shares(model, path)
                                 for name, model in models.items()}
    for path in paths:
        if not path.order:
            continue
        order = path.order
        for model, weigh in weighings.items():
            weights = [(t, w) for t, w in zip(path.touchpoints, weigh(path)) if w]
            rest = order.cents
            for touchpoint, weight in weights[:-1]:
                cents = round(order.cents * weight)
                rest -= cents
                yield Credit(order, model, touchpoint, weight, cents)
            yield Credit(order, model, *weights[-1], rest)
