"""The plain values of MD5 pseudonyms, as far as the rules' own vocabulary reaches."""

import hashlib
import re

HOST_PREFIXES = ("", "www.", "m.", "l.", "lm.", "mail.")
TAG = re.compile(r"[0-9A-F]{6}")
HOST = re.compile(r"source-([0-9a-f]{8})\.com")


def md5(text):
    return hashlib.md5(text.encode()).hexdigest()


def _spellings(text):
    yield text
    parts = re.split("[-_ ]+", text)
    if len(parts) > 1:
        yield from (separator.join(parts) for separator in (" ", "_", "-", ""))


def tag_table(words, hosts):
    """Plain values by their six digits: as written, lower, Capitalised, UPPER."""
    table = {md5("")[:6].upper(): ""}
    for spelled in (s for text in words for s in _spellings(text)):
        low = spelled.lower()
        each = " ".join(part[:1].upper() + part[1:] for part in low.split(" "))
        for form in (spelled, low, low[:1].upper() + low[1:], each, spelled.upper()):
            for written in (form, form.replace(" ", "%20"), form.replace(" ", "+")):
                table.setdefault(md5(written)[:6].upper(), form)
    for host in hosts:
        table.setdefault(md5(host)[:6].upper(), host)
    return table


def host_table(hosts, names=(), endings=()):
    """Plain hosts by their eight digits, with the usual prefixes."""
    named = (f"{name}.{ending}" for name in names for ending in endings)
    table = {}
    for host in (*hosts, *named):
        for prefix in HOST_PREFIXES:
            table.setdefault(md5(prefix + host)[:8], prefix + host)
    return table
