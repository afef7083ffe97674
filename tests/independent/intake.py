"""Reads event exports as section 1 of the specification asks: columns, quarantine, event identity."""

import gzip
import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from decimal import ROUND_HALF_EVEN, Decimal, DecimalException
from pathlib import Path

ACCEPTED_HEADERS = {
    "user_id": ("clientid", "userid", "anonymousid"),
    "timestamp": ("timestamp", "eventtime", "createdat"),
    "event_name": ("eventname", "event", "name"),
    "page_url": ("pageurl", "url"),
    "referrer": ("referrer", "referer"),
    "event_data": ("eventdata", "data", "properties"),
    "user_agent": ("useragent",),
    "event_id": ("eventid", "messageid", "id"),
}
REQUIRED = ("user_id", "timestamp", "event_name")
ORDER_EVENT = "checkout_completed"
LARGEST_FIELD_BYTES = 64 * 1024
LARGEST_MONEY = Decimal("79228162514264337593543950335")
EARLIEST = datetime(2000, 1, 1, tzinfo=timezone.utc)

# Unicode white space proper: str.strip() alone would also take the control characters U+001C to U+001F.
WHITE_SPACE = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))

QUOTED_FIELD = re.compile(r'"([^"]*(?:""[^"]*)*)("?)([^,\n]*)(,|\n|\Z)')
PLAIN_FIELD = re.compile(r"([^,\n]*)(,|\n|\Z)")
ISO_TIME = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(Z|[+-]\d\d(?::?\d\d)?)?", re.ASCII)
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
DAY_IN_NAME = re.compile(r"(?<!\d)(20\d\d)-?(\d\d)-?(\d\d)(?!\d)")


class NotAnEvent(Exception):
    """A row that goes to quarantine; the message is the reason of the specification."""


@dataclass
class Event:
    """An accepted row; `identity` decides what is a duplicate and breaks the last ties of a journey."""

    user_id: str
    at: datetime
    name: str
    page_url: str
    referrer: str
    event_data: str
    user_agent: str
    identity: str = ""
    payload: dict = field(default_factory=dict)
    cents: int = 0
    source: tuple = ()

    @property
    def row(self):
        """What the event is, apart from ids and from where it was read."""
        return (self.user_id, self.at, self.name, self.page_url, self.referrer, self.event_data, self.user_agent)


@dataclass
class Intake:
    """Everything that reading gave; `seen` counts rows as read per day, accepted or not."""

    events: list = field(default_factory=list)
    rows_read: int = 0
    quarantined: list = field(default_factory=list)
    rejected_files: dict = field(default_factory=dict)
    files: dict = field(default_factory=dict)
    rows_of_day: Counter = field(default_factory=Counter)
    without_referrer: Counter = field(default_factory=Counter)
    without_user: Counter = field(default_factory=Counter)


def files_of(inputs):
    """The files named, with the files of each folder in ordinal order of their names."""
    for given in map(Path, inputs):
        if given.is_dir():
            found = [p for p in given.iterdir() if p.is_file() and p.name.lower().endswith((".csv", ".csv.gz"))]
            yield from sorted(found, key=lambda p: p.name)
        elif given.is_file():
            yield given
        else:
            raise FileNotFoundError(f"--input {given}: there is no such file or folder")


def records(text):
    """Yields (fields, complete) for each CSV record; blank lines are no records."""
    position, fields = 0, []
    while position < len(text):
        quoted = QUOTED_FIELD.match(text, position) if text[position] == '"' else None
        if quoted:
            body, closed, tail, end = quoted.groups()
            if not closed:
                yield fields + [body], False
                return
            value = body.replace('""', '"') + tail
        else:
            value, end = PLAIN_FIELD.match(text, position).groups()
        fields.append(value)
        position = (quoted or PLAIN_FIELD.match(text, position)).end()
        if end == ",":
            if position == len(text):
                fields.append("")
            else:
                continue
        if quoted or fields != [""] and fields != ["\r"]:
            yield fields, True
        fields = []


def columns_of(header):
    """Maps the specification's fields to positions; of two accepted headers the one listed first counts."""
    plain = [re.sub(r"[_\- ]", "", name.strip(WHITE_SPACE)).lower() for name in header]
    return {wanted: plain.index(name)
            for wanted, names in ACCEPTED_HEADERS.items()
            for name in [next((n for n in names if n in plain), None)] if name is not None}


def instant(text):
    """The UTC time of an ISO 8601 date and time, cut to the millisecond; None where it is not one."""
    match = ISO_TIME.fullmatch(text)
    if not match:
        return None
    year, month, day, hour, minute, second, fraction, offset = match.groups()
    try:
        local = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0),
                         int((fraction or "0")[:3].ljust(3, "0")) * 1000, timezone.utc)
        if offset and offset != "Z":
            digits = offset[1:].replace(":", "").ljust(4, "0")
            hours, minutes = int(digits[:2]), int(digits[2:])
            if minutes > 59 or hours * 60 + minutes > 14 * 60:
                return None
            shift = timedelta(hours=hours, minutes=minutes)
            local = local + shift if offset[0] == "-" else local - shift
    except (ValueError, OverflowError):
        return None
    return local


def _no_constant(word):
    raise ValueError(f"{word} is no JSON")


def json_object(text):
    """The JSON object in `text` with decimal numbers, or None."""
    try:
        value = json.loads(text, parse_float=Decimal, parse_int=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError, DecimalException):
        return None
    return value if isinstance(value, dict) else None


def cents_of(value):
    """Money in cents, half to even; None where the value is no number (a numeric string is one)."""
    if isinstance(value, str):
        value = value.strip(WHITE_SPACE)
        if not NUMBER.fullmatch(value):
            return None
        value = Decimal(value)
    if not isinstance(value, Decimal) or abs(value) > LARGEST_MONEY:
        return None
    # A negative amount stays negative, however small, so that it is refused.
    return -1 if value < 0 else int((value * 100).to_integral_value(ROUND_HALF_EVEN))


def event_of(values, as_of):
    """The event of a row's named fields; raises NotAnEvent with the first reason that applies."""
    if not values["user_id"]:
        raise NotAnEvent("missing_user_id")
    if not values["event_name"]:
        raise NotAnEvent("missing_event_name")
    at = instant(values["timestamp"])
    if at is None or at < EARLIEST or as_of is not None and at > as_of + timedelta(hours=24):
        raise NotAnEvent("invalid_timestamp")
    payload = json_object(values["event_data"]) if values["event_data"] else None
    cents = 0
    if values["event_name"] == ORDER_EVENT:
        if payload is None:
            raise NotAnEvent("malformed_event_data")
        cents = cents_of(payload.get("revenue"))
        if cents is None or cents < 0:
            raise NotAnEvent("invalid_revenue")
    if any(len(value.encode()) > LARGEST_FIELD_BYTES for value in values.values()):
        raise NotAnEvent("oversized_field")
    event = Event(values["user_id"], at, values["event_name"], values["page_url"], values["referrer"],
                  values["event_data"] if payload is not None else "", values["user_agent"],
                  payload=payload or {}, cents=cents)
    scoped = (event.user_id, values["event_id"]) if values["event_id"] else event.row
    event.identity = hashlib.sha256(repr(scoped).encode()).hexdigest()
    return event


def _text_of(path):
    raw = path.read_bytes()
    if path.name.lower().endswith(".gz"):
        raw = gzip.decompress(raw)
    if b"\0" in raw.split(b"\n", 1)[0]:
        raise ValueError("NUL bytes in the header: not a text file")
    return raw.decode("utf-8-sig", errors="replace")


def _read_file(path, into, accepted, as_of):
    rows = records(_text_of(path))
    header, _ = next(rows, ([], True))
    columns = columns_of(header)
    if header and (absent := [name for name in REQUIRED if name not in columns]):
        raise ValueError("no column for " + ", ".join(absent))
    dated = DAY_IN_NAME.search(path.name)
    file_day = "-".join(dated.groups()) if dated else None
    counts = into.files[path.name] = Counter(rows=0, accepted=0, quarantined=0)
    for number, (fields, complete) in enumerate(rows, start=1):
        into.rows_read += 1
        counts["rows"] += 1
        whole = complete and len(fields) == len(header) and not any("\0" in f for f in fields)
        values = {name: fields[columns[name]].strip(WHITE_SPACE) if name in columns and whole else ""
                  for name in ACCEPTED_HEADERS}
        at = instant(values["timestamp"])
        day = f"{at:%Y-%m-%d}" if at is not None else file_day
        into.rows_of_day[day] += 1
        if whole:
            into.without_referrer[day] += not values["referrer"]
            into.without_user[day] += not values["user_id"]
        try:
            if not whole:
                raise NotAnEvent("malformed_row")
            event = event_of(values, as_of)
            if event.identity in accepted:
                raise NotAnEvent("duplicate_event")
        except NotAnEvent as refusal:
            into.quarantined.append((path.name, number, str(refusal)))
            counts["quarantined"] += 1
        else:
            accepted.add(event.identity)
            event.source = (path.name, number)
            into.events.append(event)
            counts["accepted"] += 1


def read(inputs, as_of=None):
    """Reads every file; a file without text or a required column is rejected whole, the others go on."""
    into, accepted = Intake(), set()
    for path in files_of(inputs):
        try:
            _read_file(path, into, accepted, as_of)
        except (ValueError, OSError, EOFError) as reason:
            into.rejected_files[path.name] = str(reason)
    return into
