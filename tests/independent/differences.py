"""Collects what differs, by class, and says when two printed values mean the same."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from figures import iso

RATE_TOLERANCE = 1e-6
EXAMPLES = 5


@dataclass
class Soft:
    """A value that the specification does not fix: a difference is told but fails nothing."""

    value: object


@dataclass
class OneOf:
    """A value with more than one reading that the specification allows."""

    values: tuple


@dataclass
class Near:
    """A number that an output may have rounded."""

    value: float
    tolerance: float


def matches(expected, printed):
    """Whether a printed value (text of a CSV, or a JSON value) is the expected one."""
    if isinstance(expected, Soft):
        return matches(expected.value, printed)
    if isinstance(expected, OneOf):
        return any(matches(value, printed) for value in expected.values)
    if isinstance(expected, (float, Near)):
        near = expected if isinstance(expected, Near) else Near(expected, RATE_TOLERANCE)
        if printed in ("", None):
            return near.value == 0
        try:
            return abs(float(printed) - near.value) <= near.tolerance
        except (TypeError, ValueError):
            return False
    if isinstance(expected, bool):
        return str(printed).lower() == str(expected).lower()
    if isinstance(expected, datetime):
        expected = iso(expected)
    return str("" if printed is None else printed) == str("" if expected is None else expected)


def plainly(expected):
    """The expected value for a message."""
    if isinstance(expected, OneOf):
        return " or ".join(map(plainly, expected.values))
    if isinstance(expected, (Soft, Near)):
        return plainly(expected.value)
    return iso(expected) if isinstance(expected, datetime) else repr(expected)


class Differences:
    """Hard differences fail a comparison, soft ones are only told."""

    def __init__(self):
        self.hard = defaultdict(list)
        self.soft = defaultdict(list)
        self.compared = 0

    def add(self, kind, example, soft=False):
        """Notes one difference under its class."""
        (self.soft if soft else self.hard)[kind].append(example)

    def check(self, kind, where, expected, printed):
        """Compares one value."""
        self.compared += 1
        if not matches(expected, printed):
            self.add(kind, f"{where}: expected {plainly(expected)}, found {printed!r}", isinstance(expected, Soft))

    def table(self, name, expected, found):
        """Compares rows by key; `expected` has the columns to compare, `found` may have more."""
        for key in expected.keys() - found.keys():
            self.add(f"{name}: missing row", str(key))
        for key in found.keys() - expected.keys():
            self.add(f"{name}: unexpected row", str(key))
        for key in sorted(expected.keys() & found.keys(), key=str):
            for column, value in expected[key].items():
                if column in found[key]:
                    self.check(f"{name}: {column}", key, value, found[key][column])

    def report(self):
        """Prints every class with its count and first examples; gives the exit status."""
        for title, classes in (("SOFT (not fixed by the specification)", self.soft), ("DIFFERENT", self.hard)):
            for kind, examples in sorted(classes.items()):
                print(f"{title}  {kind}: {len(examples)}")
                for example in examples[:EXAMPLES]:
                    print(f"    {example}")
        total = sum(map(len, self.hard.values()))
        print(f"{self.compared} values compared, {total} differ"
              f" in {len(self.hard)} classes, {sum(map(len, self.soft.values()))} soft.")
        return 1 if self.hard else 0
