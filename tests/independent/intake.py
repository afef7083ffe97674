"""Reads event exports as section 1 of the specification asks: columns, quarantine, event identity."""

import gzip
import hashlib
import json
import re
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from decimal import ROUND_HALF_EVEN, Decimal, DecimalException
from pathlib import Path

import currencies

ACCEPTED_HEADERS = {
    "user_id": ("clientid", "anonymousid", "userid"),
    "timestamp": ("timestamp", "eventtime", "createdat"),
    "event_name": ("eventname", "event", "name"),
    "page_url": ("pageurl", "url"),
    "referrer": ("referrer", "referer"),
    "event_data": ("eventdata", "data", "properties"),
    "user_agent": ("useragent",),
    "event_id": ("eventid", "messageid", "id"),
}
PLACEHOLDERS = {"undefined", "null", "none", "nil", "nan", "n/a", "na", "unknown", "(not set)", "(none)",
                "[object object]", "-", "0"}
SPREADSHEET_NUMBER = re.compile(r"-?\d([.,]\d+)?[eE][+-]\d{1,3}", re.ASCII)
SEPARATORS = ",;\t|"
BYTE_ORDER_MARK = "\ufeff"
REQUIRED = ("user_id", "timestamp", "event_name")
ORDER_EVENT = "checkout_completed"
LARGEST_FIELD_BYTES = 64 * 1024
LARGEST_MONEY = Decimal("79228162514264337593543950335")
EARLIEST = datetime(2000, 1, 1, tzinfo=timezone.utc)

# Unicode white space proper: str.strip() alone would also take the control characters U+001C to U+001F.
WHITE_SPACE = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))

ISO_DATE = re.compile(r"(\d{4})(-?)(\d\d)\2(\d\d)", re.ASCII)
ISO_CLOCK = re.compile(r"[Tt ](\d\d)(:?)(\d\d)(?:\2(\d\d)(?:[.,](\d+))?)?(?: ?(Z|UTC|[+-]\d\d(?::?\d\d)?))?",
                       re.ASCII | re.IGNORECASE)
EPOCH = re.compile(r"\d{10}|\d{13}", re.ASCII)
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
    currency: str = ""
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
    """The files named, with the files of each folder in ordinal order of their names; hidden names are left alone."""
    for given in map(Path, inputs):
        if given.is_dir():
            found = [p for p in given.iterdir() if p.is_file() and not p.name.startswith(".")]
            yield from sorted(found, key=lambda p: p.name)
        elif given.is_file():
            yield given
        else:
            raise FileNotFoundError(f"--input {given}: there is no such file or folder")


def contents_of(path):
    """Name and unpacked bytes of each export that a file holds: of an archive every file in it."""
    raw = path.read_bytes()
    if raw[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(path) as archive:
            for name in sorted(archive.namelist()):
                parts = name.split("/")
                if parts[-1] and not any(part.startswith(".") or part == "__MACOSX" for part in parts):
                    yield f"{path.name}/{name}", archive.read(name)
    elif raw[:4] == b"\x28\xb5\x2f\xfd":
        raise ValueError("Zstandard is not in the standard library")
    else:
        yield path.name, gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw


def text_of(raw):
    """The text of a file. Each byte that its encoding does not define becomes a lone surrogate."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", errors="surrogatepass")
    if raw[:3] == b"\xef\xbb\xbf":
        return raw[3:].decode("utf-8", errors="surrogateescape")
    text = raw.decode("utf-8", errors="surrogateescape")
    if any(ord(letter) > 0x7F and not is_broken(letter) for letter in text) or not is_broken(text):
        return text
    # Python's own Windows-1252 leaves five bytes undefined.
    return raw.decode("cp1252", errors="surrogateescape")


def is_broken(text):
    """Whether the text holds bytes that its encoding does not define."""
    return re.search("[\ud800-\udfff]", text) is not None


def records(text, separator):
    """Yields (fields, complete) for each CSV record; blank lines are no records."""
    quoted_field = re.compile(rf'"([^"]*(?:""[^"]*)*)("?)([^{re.escape(separator)}\r\n]*)({re.escape(separator)}|\r\n|\r|\n|\Z)')
    plain_field = re.compile(rf"([^{re.escape(separator)}\r\n]*)({re.escape(separator)}|\r\n|\r|\n|\Z)")
    position, fields = 0, []
    while position < len(text):
        quoted = quoted_field.match(text, position) if text[position] == '"' else None
        if quoted:
            body, closed, tail, end = quoted.groups()
            if not closed:
                yield fields + [body], False
                return
            value = body.replace('""', '"') + tail
        else:
            value, end = plain_field.match(text, position).groups()
        fields.append(value)
        position = (quoted or plain_field.match(text, position)).end()
        if end == separator:
            if position == len(text):
                fields.append("")
            else:
                continue
        if quoted or fields != [""]:
            yield fields, True
        fields = []


def columns_of(header):
    """Maps the specification's fields to the positions of their columns, in the order of preference."""
    plain = [re.sub(r"[_\- ]", "", name.strip(WHITE_SPACE + BYTE_ORDER_MARK)).lower() for name in header]
    return {wanted: [at for name in names for at, found in enumerate(plain) if found == name]
            for wanted, names in ACCEPTED_HEADERS.items() if any(name in plain for name in names)}


def missing_in(columns):
    """The required fields that a header does not have."""
    return [name for name in REQUIRED if name not in columns]


def is_user(text):
    """Whether a text is a user id: not empty, no placeholder, not what a spreadsheet made of a long number."""
    return bool(text) and text.lower() not in PLACEHOLDERS and not SPREADSHEET_NUMBER.fullmatch(text)


def value_of(name, fields, positions):
    """A row's value: the first that is not empty, and for a user the first that is one."""
    values = [value for at in positions if (value := fields[at].strip(WHITE_SPACE))]
    return next((value for value in values if name != "user_id" or is_user(value)), values[0] if values else "")


def instant(text):
    """The UTC time of a text in one of the forms of the specification, cut to the millisecond; None for another text."""
    if EPOCH.fullmatch(text):
        milliseconds = int(text) * (1000 if len(text) == 10 else 1)
        return datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(milliseconds=milliseconds)
    date = ISO_DATE.match(text)
    if not date:
        return None
    year, _, month, day = date.groups()
    rest = text[date.end():]
    clock = ISO_CLOCK.fullmatch(rest) if rest else None
    if rest and not clock:
        return None
    try:
        at = datetime(int(year), int(month), int(day), tzinfo=timezone.utc)
        if clock is None:
            return at
        hour, _, minute, second, fraction, offset = clock.groups()
        hour, minute, second = int(hour), int(minute), int(second or 0)
        milliseconds = int((fraction or "0")[:3].ljust(3, "0"))
        if minute > 59 or second > 59 or hour > 24 or hour == 24 and (minute or second or milliseconds):
            return None
        at += timedelta(hours=hour, minutes=minute, seconds=second, milliseconds=milliseconds)
        if offset and offset.upper() not in ("Z", "UTC"):
            digits = offset[1:].replace(":", "").ljust(4, "0")
            hours, minutes = int(digits[:2]), int(digits[2:])
            if minutes > 59 or hours > 18:
                return None
            shift = timedelta(hours=hours, minutes=minutes)
            at = at + shift if offset[0] == "-" else at - shift
    except (ValueError, OverflowError):
        return None
    return at


def _no_constant(word):
    raise ValueError(f"{word} is no JSON")


def json_object(text):
    """The JSON object in `text` with decimal numbers, or None."""
    try:
        value = json.loads(text, parse_float=Decimal, parse_int=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError, DecimalException):
        return None
    return value if isinstance(value, dict) else None


def cents_of(value, currency):
    """Money in the currency's minor unit, half to even; None where the value is no number (a numeric string is one)."""
    if isinstance(value, str):
        value = value.strip(WHITE_SPACE)
        if not NUMBER.fullmatch(value):
            return None
        value = Decimal(value)
    if not isinstance(value, Decimal) or abs(value) > LARGEST_MONEY:
        return None
    # A negative amount stays negative, however small, so that it is refused.
    return -1 if value < 0 else int(value.scaleb(currencies.digits(currency)).to_integral_value(ROUND_HALF_EVEN))


def amount_of(payload):
    """The amount of an order: the first of the names that shops use whose value is filled."""
    values = (payload.get(name) for name in ("revenue", "value", "total", "total_price", "order_total"))
    return next((value for value in values if value is not None and not (isinstance(value, str) and not value.strip())), None)


def event_of(values, as_of, of_store):
    """The event of a row's named fields; raises NotAnEvent with the first reason that applies."""
    if not is_user(values["user_id"]):
        raise NotAnEvent("missing_user_id")
    if not values["event_name"]:
        raise NotAnEvent("missing_event_name")
    at = instant(values["timestamp"])
    if at is None or at < EARLIEST or as_of is not None and at > as_of + timedelta(hours=24):
        raise NotAnEvent("invalid_timestamp")
    payload = json_object(values["event_data"]) if values["event_data"] else None
    cents, currency = 0, ""
    if values["event_name"] == ORDER_EVENT:
        if payload is None:
            raise NotAnEvent("malformed_event_data")
        currency = currencies.read(payload.get("currency")) or of_store
        cents = cents_of(amount_of(payload), currency)
        if cents is None or cents < 0:
            raise NotAnEvent("invalid_revenue")
    if any(len(value.encode()) > LARGEST_FIELD_BYTES for value in values.values()):
        raise NotAnEvent("oversized_field")
    event = Event(values["user_id"], at, values["event_name"], values["page_url"], values["referrer"],
                  values["event_data"] if payload is not None else "", values["user_agent"],
                  payload=payload or {}, cents=cents, currency=currency)
    given = values["event_id"] if values["event_id"].lower() not in PLACEHOLDERS else ""
    event.identity = hashlib.sha256(repr((event.row, given)).encode()).hexdigest()
    return event


def _layout(text):
    """Separator and header of a text: the separator under which most fields of the specification are found."""
    best = None
    for separator in SEPARATORS:
        header, complete = next(records(text, separator), ([], True))
        rank = (len(columns_of(header)), len(header))
        if best is None or rank > best[0]:
            best = rank, separator, header
    return best[1:]


def _read_file(name, raw, into, accepted, as_of, of_store):
    text = text_of(raw)
    if "\0" in re.split("[\r\n]", text, maxsplit=1)[0]:
        raise ValueError("NUL bytes in the header: not a text file")
    separator, header = _layout(text)
    columns = columns_of(header)
    if header and (absent := missing_in(columns)):
        raise ValueError("no column for " + ", ".join(absent))
    dated = DAY_IN_NAME.search(name)
    file_day = "-".join(dated.groups()) if dated else None
    counts = into.files[name] = Counter(rows=0, accepted=0, quarantined=0)
    rows = records(text, separator)
    next(rows, None)
    number = 0
    for fields, complete in rows:
        again = columns_of([field.strip(WHITE_SPACE + BYTE_ORDER_MARK + '"') for field in fields])
        if not missing_in(again):
            header, columns = fields, again
            continue
        number += 1
        into.rows_read += 1
        counts["rows"] += 1
        whole = complete and len(fields) == len(header) and not any("\0" in f or is_broken(f) for f in fields)
        values = {name: value_of(name, fields, columns[name]) if name in columns and whole else ""
                  for name in ACCEPTED_HEADERS}
        at = instant(values["timestamp"])
        possible = at is not None and at >= EARLIEST and (as_of is None or at <= as_of + timedelta(hours=24))
        day = f"{at:%Y-%m-%d}" if possible else file_day
        into.rows_of_day[day] += 1
        if whole:
            into.without_referrer[day] += not values["referrer"]
            into.without_user[day] += not is_user(values["user_id"])
        try:
            if not whole:
                raise NotAnEvent("malformed_row")
            event = event_of(values, as_of, of_store)
            if event.identity in accepted:
                raise NotAnEvent("duplicate_event")
        except NotAnEvent as refusal:
            into.quarantined.append((name, number, str(refusal)))
            counts["quarantined"] += 1
        else:
            accepted.add(event.identity)
            event.source = (name, number)
            into.events.append(event)
            counts["accepted"] += 1


def read(inputs, as_of=None, of_store=""):
    """
    Reads every file; a file without text or a required column is rejected whole, the others go on.
    Orders that name no currency are in the store's.
    """
    into, accepted = Intake(), set()
    as_of = as_of or datetime.now(timezone.utc)
    for path in files_of(inputs):
        try:
            for name, raw in contents_of(path):
                try:
                    _read_file(name, raw, into, accepted, as_of, of_store)
                except ValueError as reason:
                    into.rejected_files[name] = str(reason)
        except (ValueError, OSError, EOFError, zipfile.BadZipFile) as reason:
            into.rejected_files[path.name] = str(reason)
    return into
