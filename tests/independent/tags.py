"""Campaign tags and other keys of a page's address, as section 3 of the specification reads them."""

import re
from urllib.parse import unquote, unquote_plus

TOOLS = ("utm", "mtm", "pk")
PLACEHOLDERS = {"undefined", "null", "none", "nil", "nan", "n/a", "na", "unknown", "(not set)", "(none)",
                "[object object]", "-", "0", "(direct)"}
MACRO = re.compile(r"\{.+\}|\[.+\]|<.+>|\$\{.+\}|%%.+%%|__.+__|\*\|.+\|\*|##.+##", re.S)
ESCAPED_AND = re.compile(r"&(#0?38|#x26|amp);", re.I)


def word(text):
    """What is equal in all spellings of a word."""
    return re.sub("[-_ ]", "", text.lower())


def beginnings(text):
    """The words before each separator."""
    return {word(text[:match.start()]) for match in re.finditer("[-_ ]", text)} - {""}


def says_nothing(value):
    """Whether a value is empty, a placeholder, or a macro that was never filled in."""
    return not value or value.lower() in PLACEHOLDERS or bool(MACRO.fullmatch(value))


def _pairs(query):
    for part in re.split("[&;?]", query):
        key, equals, value = part.partition("=")
        yield unquote(key.strip()).strip().lower(), value.strip() if equals else ""


class Address:
    """The keys of an address and its raw tags."""

    def __init__(self, url):
        page, _, fragment = ESCAPED_AND.sub("&", url).partition("#")
        query = page.partition("?")[2]
        self.keys, self.tags = set(), {}
        self._read(query)
        if not self.tags:
            self._read(fragment)

    def _read(self, query):
        for key, value in _pairs(query):
            self.keys.add(key)
            tool, _, tag = key.partition("_")
            if tool in TOOLS and tag in ("source", "medium", "campaign") and value:
                self.tags.setdefault(tag, value)


def decoded(value):
    """The text of a raw value."""
    return unquote_plus(value, errors="surrogateescape").strip()
