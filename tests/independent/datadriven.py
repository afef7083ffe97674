"""Paths, and the models that learn from them, as sections 1 to 4 of the attribution specification define them."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from hashlib import sha256
from itertools import combinations
from math import factorial

GROUPS = 20
DEVIATE = Fraction("2.093")


@dataclass
class Path:
    """The touchpoints of an order's window, or of no order's."""

    person: object
    touchpoints: tuple
    order: object = None

    @property
    def group(self):
        return group_of(self.person.user_id)

    @property
    def channels(self):
        return tuple(t.channel for t in self.touchpoints)


def group_of(user_id):
    """One of twenty groups, by the hash of the user id."""
    return int.from_bytes(sha256(user_id.encode()).digest()[:4], "big") % GROUPS


def paths_of(person, lookback_days, window):
    """The converting paths and the null paths of a person; `window` gives the touchpoints of an order."""
    taken = set()
    for order in person.orders:
        touchpoints = window(person, order, lookback_days)
        taken.update(map(id, touchpoints))
        yield Path(person, tuple(touchpoints), order)
    free = [s for s in person.sessions if id(s) not in taken]
    while free:
        end = free[0].started_at + timedelta(days=lookback_days)
        yield Path(person, tuple(s for s in free if s.started_at < end))
        free = [s for s in free if s.started_at >= end]


def _solve(matrix, right):
    """The solution of matrix · x = right, by elimination over fractions."""
    rows = [[Fraction(n) for n in row] + [Fraction(r)] for row, r in zip(matrix, right)]
    size = len(rows)
    for at in range(size):
        pivot = next(row for row in range(at, size) if rows[row][at])
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [n / rows[at][at] for n in rows[at]]
        for row in range(size):
            if row != at and rows[row][at]:
                factor = rows[row][at]
                rows[row] = [n - factor * m for n, m in zip(rows[row], rows[at])]
    return [row[-1] for row in rows]


class Markov:
    """The chain over start, channels, conversion and null."""

    def __init__(self, paths):
        self.moves = Counter()
        for path in paths:
            states = ("start", *path.channels, "conversion" if path.order else "null")
            self.moves.update(zip(states, states[1:]))
        self.channels = sorted({c for path in paths for c in path.channels})
        self.visits = Counter(c for path in paths for c in path.channels)
        self.conversion = self._absorbed(self.channels)
        self.p = self._from_start(self.conversion)
        if self.p != Fraction(sum(bool(p.order) for p in paths), len(paths)):
            raise ArithmeticError("p is not orders by paths")

    def _leaving(self, state):
        return sum(n for (source, _), n in self.moves.items() if source == state)

    def _absorbed(self, channels, ends=("conversion",)):
        """From each channel the probability to come to one of the ends before any channel that is left out."""
        matrix = [[(c == d) - Fraction(self.moves[c, d], self._leaving(c)) for d in channels] for c in channels]
        right = [sum(Fraction(self.moves[c, end], self._leaving(c)) for end in ends) for c in channels]
        return dict(zip(channels, _solve(matrix, right)))

    def _from_start(self, chances, certain=()):
        return sum(Fraction(self.moves["start", c], self._leaving("start")) * (1 if c in certain else chances[c])
                   for c in self.channels if c in certain or c in chances)

    def reach(self, channel):
        """The probability that a walk touches the channel."""
        others = [c for c in self.channels if c != channel]
        return self._from_start(self._absorbed(others, (channel,)), (channel,))

    def removal_effect(self, channel):
        """1 − p(channel removed) / p: a walk that comes to the channel is lost."""
        others = [c for c in self.channels if c != channel]
        return 1 - self._from_start(self._absorbed(others)) / self.p

    def weights(self, channels):
        """The credit of an order over the distinct channels of its path."""
        total = sum(self.conversion[c] for c in channels)
        return {c: self.conversion[c] / total for c in channels}


class Shapley:
    """The game of channel sets."""

    def __init__(self, paths, prior):
        self.prior = prior
        self.orders = Counter(frozenset(p.channels) for p in paths if p.order)
        self.paths = Counter(frozenset(p.channels) for p in paths)
        self.p = Fraction(sum(self.orders.values()), len(paths))
        self.worths, self.known = {frozenset(): Fraction(0)}, {}

    def _rate(self, channels):
        return (self.orders[channels] + self.prior * self.p) / (self.paths[channels] + self.prior)

    def worth(self, channels):
        """v: the best rate of any subset."""
        if channels not in self.worths:
            self.worths[channels] = max([self._rate(channels)] + [self.worth(channels - {c}) for c in channels if len(channels) > 1])
        return self.worths[channels]

    def weights(self, channels):
        """The normalised Shapley values of a set."""
        players = frozenset(channels)
        if players not in self.known:
            values = {}
            for player in players:
                others = players - {player}
                values[player] = sum(
                    Fraction(factorial(size) * factorial(len(others) - size), factorial(len(players)))
                    * (self.worth(frozenset(some) | {player}) - self.worth(frozenset(some)))
                    for size in range(len(players)) for some in combinations(sorted(others), size))
            self.known[players] = {c: value / sum(values.values()) for c, value in values.items()}
        return self.known[players]


def models_of(paths, prior):
    """The models by name; none without an order."""
    return {"markov": Markov(paths), "shapley": Shapley(paths, prior)} if any(p.order for p in paths) else {}


def shares(model, path):
    """Each touchpoint's share: its channel's weight, shared equally by the channel's touchpoints."""
    touches = Counter(path.channels)
    weights = model.weights(sorted(touches))
    return [weights[c] / touches[c] for c in path.channels]


def intervals(paths, prior, rules):
    """(model, channel) to share, low and high; low and high are None where one group holds all revenue.

    `rules` gives each rule's shares of a path by its name."""
    cents = Counter()
    for path in paths:
        if path.order:
            cents[path.group] += path.order.main_cents
    total = sum(cents.values())
    if not total:
        return {}

    def credits(group):
        """(model, channel) to cents before rounding, without one group."""
        kept = [p for p in paths if p.group != group]
        sums = defaultdict(Fraction)
        weigh = dict(rules) | {name: lambda path, model=model: shares(model, path)
                               for name, model in models_of(kept, prior).items()}
        known = {}
        for path in kept:
            if path.order:
                for name, function in weigh.items():
                    key = (name, path.channels) if name != "time_decay" else (name, id(path))
                    if key not in known:
                        known[key] = function(path)
                    for channel, share in zip(path.channels, known[key]):
                        sums[name, channel] += path.order.main_cents * share
        return sums

    full = credits(None)
    if total in cents.values():
        return {key: (credit / total, None, None) for key, credit in full.items()}
    without = [(credits(group), total - cents[group]) for group in range(GROUPS)]
    result = {}
    for key, credit in full.items():
        parts = [float(sums[key] / whole) for sums, whole in without]
        mean = sum(parts) / GROUPS
        error = (Fraction(GROUPS - 1, GROUPS) * Fraction(sum((p - mean) ** 2 for p in parts))) ** 0.5
        share = float(credit / total)
        result[key] = (share, max(0.0, share - float(DEVIATE) * error), min(1.0, share + float(DEVIATE) * error))
    return result
