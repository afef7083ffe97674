"""Which list a host belongs to."""

import re
from urllib.parse import urlsplit

SITE_SCHEMES = {"http", "https", "android-app", "ios-app"}
FORBIDDEN = re.compile(r"[\s\"'<>(){}|^`,;@%&=+*!$~\0]")
APP_STARTS = ("com.", "org.", "net.")


def host_of(address):
    """The lower-case host of an address with or without a scheme; empty where it names no website or app."""
    address = address.strip()
    scheme, separator, _ = address.partition("://")
    has_scheme = bool(separator) and re.fullmatch("[^/?#]+", scheme)
    if has_scheme and scheme.lower() not in SITE_SCHEMES:
        return ""
    try:
        host = urlsplit(address if has_scheme else "//" + address.removeprefix("//")).hostname or ""
    except ValueError:
        return ""
    host = host.rstrip(".")
    if FORBIDDEN.search(host):
        return ""
    if not host.isascii():
        try:
            host = host.encode("idna").decode()
        except UnicodeError:
            return ""
    return host if has_scheme or address.startswith("//") or "." in host else ""


def is_within(host, domain):
    return host == domain or host.endswith("." + domain)


class HostLists:
    """Finds the list whose longest entry covers a host."""

    def __init__(self, lists, suffixes):
        self.suffixes = suffixes
        self.hosts = {entry: name for name, listed in lists.items() for entry in listed.hosts}
        self.anywhere = {entry: name for name, listed in lists.items() for entry in listed.any_suffix}
        self.labels = [(re.compile(entry, re.I), name) for name, listed in lists.items() for entry in listed.labels]

    def of(self, host):
        """The name of that list; empty where none covers the host."""
        labels = host.split(".")
        stem = "" if host.startswith(APP_STARTS) else self.suffixes.stem(host)
        for start in range(len(labels)):
            below = ".".join(labels[start:])
            if below in self.hosts:
                return self.hosts[below]
            if start == 0 and stem and self.suffixes.registrable_domain(host) != host:
                for label, name in self.labels:
                    if label.fullmatch(labels[0]):
                        return name
            named = ".".join(stem.split(".")[start:]) if start < len(stem.split(".")) else ""
            if named in self.anywhere:
                return self.anywhere[named]
        return ""
