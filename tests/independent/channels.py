"""The channel of a session's first event, as section 3 of the specification decides it."""

import hashlib
import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

from vocabulary import BUILT_IN, LISTS

EMAIL_MEDIUMS = {"email", "e-mail", "newsletter"}
SMS = {"sms"}
AFFILIATE_MEDIUMS = {"affiliate", "affiliates", "partner"}
DISPLAY_MEDIUMS = {"display", "banner", "cpm", "interstitial"}
SOCIAL_MEDIUMS = {"social", "social-network", "social-media", "sm"}
ORGANIC_MEDIUMS = {"organic"}
REFERRAL_MEDIUMS = {"referral", "app", "link"}
PAID_MEDIUM = re.compile(r"(.*cp.*|ppc|retargeting|paid.*)")
AFFILIATE_IDS = {"irclickid", "affid", "sscid", "awc", "cjevent", "ransiteid", "clickref"}
PAID_SEARCH_IDS = {"gclid", "gbraid", "wbraid", "dclid", "msclkid", "gad_source"}
SOCIAL_IDS = {"fbclid", "ttclid", "igshid", "twclid", "li_fat_id", "epik"}

GROUPS = {
    "Direct": "Direct", "Referral": "Referral", "Affiliates": "Referral", "Unassigned": "Referral",
    "Organic Search": "Organic Search", "Organic Shopping": "Organic Search",
    "Paid Search": "Paid Search", "Paid Other": "Paid Search", "Display": "Paid Search",
    "Paid Social": "Social", "Organic Social": "Social", "Email": "Email", "SMS": "Email",
}

HOST_PREFIXES = ("", "www.", "m.", "l.", "lm.", "mail.")
TAG_PSEUDONYM = re.compile(r"[0-9A-F]{6}")
HOST_PSEUDONYM = re.compile(r"source-([0-9a-f]{8})\.com")

def md5(text):
    return hashlib.md5(text.encode()).hexdigest()


def host_of(address):
    """The lower-case host of an address with or without a scheme; empty where there is none."""
    try:
        host = urlsplit(address if "://" in address else "//" + address).hostname
    except ValueError:
        return ""
    return (host or "").rstrip(".")


class ChannelRules:
    """Decides channels from a vocabulary and the shop's own further domains."""

    def __init__(self, words=BUILT_IN, own_domains=()):
        self.words = {name: [w.lower() for w in listed] for name, listed in words.items()}
        self.suffixes = set(self.words["country_suffixes"]) | set(self.words["hosting_suffixes"])
        self.own_domains = [d.lower() for d in own_domains]
        self.tags = {}
        for word in self._tag_words(words):
            for form in (word, word.lower(), word.capitalize(), word.upper()):
                for written in (form, form.replace(" ", "%20"), form.replace(" ", "+")):
                    self.tags.setdefault(md5(written)[:6].upper(), word)
        self.known_hosts = {md5(host)[:8]: host for host in self._written_out_hosts()}
        self.classify = lru_cache(maxsize=None)(self._classify)

    @staticmethod
    def _tag_words(words):
        fixed = (EMAIL_MEDIUMS | SMS | AFFILIATE_MEDIUMS | DISPLAY_MEDIUMS | SOCIAL_MEDIUMS | ORGANIC_MEDIUMS
                 | REFERRAL_MEDIUMS | {"ppc", "retargeting"})
        named = [word for name in LISTS + ("vocabulary",) for word in words[name] if "*" not in word]
        return sorted(fixed) + named

    def _written_out_hosts(self):
        listed = [entry for name in LISTS for entry in self.words[name] if "." in entry]
        for entry in listed + self.own_domains:
            endings = self.words["country_suffixes"] if entry.endswith(".*") else [""]
            for ending in endings:
                yield from (prefix + entry.removesuffix("*") + ending for prefix in HOST_PREFIXES)

    def registrable_domain(self, host):
        """example.com of checkout.example.com, example.co.uk of www.example.co.uk."""
        labels = host.split(".")
        ending = next((n for n in (3, 2) if ".".join(labels[-n:]) in self.suffixes), 1)
        return ".".join(labels[-ending - 1:])

    def plain_tag(self, value):
        """A campaign tag in lower case, taken out of its pseudonym where the vocabulary has it."""
        value = value.strip()
        if TAG_PSEUDONYM.fullmatch(value):
            return self.tags.get(value, value).lower()
        return value.lower()

    def plain_host(self, host, page_host):
        """A referrer's host, taken out of its pseudonym where it is a known one or the shop's own."""
        pseudonym = HOST_PSEUDONYM.fullmatch(host)
        if not pseudonym:
            return host
        own = self.registrable_domain(page_host)
        known = self.known_hosts | {md5(prefix + own)[:8]: prefix + own for prefix in HOST_PREFIXES}
        return known.get(pseudonym[1], host)

    def _covers(self, entry, host):
        if not entry.endswith(".*"):
            return host == entry or host.endswith("." + entry)
        domain = self.registrable_domain(host)
        stem = host.removesuffix(domain) + domain.partition(".")[0]
        return stem == entry[:-2] or stem.endswith("." + entry[:-2])

    def list_of_host(self, host):
        """The list with the longest entry that covers the host; empty where none does."""
        hits = [(len(entry), name) for name in LISTS for entry in self.words[name]
                if "." in entry and self._covers(entry, host)]
        return max(hits, default=(0, ""))[1]

    def external_host(self, page_url, referrer):
        """The referrer's host in plain; empty for none, for the shop's own and for a payment provider."""
        page_host = host_of(page_url)
        host = self.plain_host(host_of(referrer), page_host) if referrer else ""
        own = [d for d in (self.registrable_domain(page_host), *self.own_domains) if d]
        if not host or any(host == d or host.endswith("." + d) for d in own):
            return ""
        return "" if self.list_of_host(host) == "payment_providers" else host

    def _source_in(self, source, name):
        return source in self.words[name] or "." in source and self.list_of_host(source) == name

    def _classify(self, page_url, referrer):
        try:
            query = urlsplit(page_url).query
        except ValueError:
            query = ""
        given = {}
        for key, value in parse_qsl(query, keep_blank_values=True):
            given.setdefault(key.lower(), value)
        return (self._by_tags(given)
                or self._by_click_ids(given)
                or ("Unassigned" if any(given.get(key, "").strip()
                                        for key in ("utm_source", "utm_medium", "utm_campaign")) else "")
                or self._by_referrer(self.external_host(page_url, referrer)))

    def _by_tags(self, given):
        medium, source = (self.plain_tag(given.get(key, "")) for key in ("utm_medium", "utm_source"))
        if medium in EMAIL_MEDIUMS or self._source_in(source, "mail_tools") or "_kx" in given:
            return "Email"
        if medium in SMS or source in SMS:
            return "SMS"
        if medium in AFFILIATE_MEDIUMS or AFFILIATE_IDS & given.keys():
            return "Affiliates"
        if medium in DISPLAY_MEDIUMS:
            return "Display"
        if PAID_MEDIUM.fullmatch(medium):
            return ("Paid Search" if self._source_in(source, "search_engines")
                    else "Paid Social" if self._source_in(source, "social_networks") else "Paid Other")
        if medium in SOCIAL_MEDIUMS or self._source_in(source, "social_networks"):
            return "Organic Social"
        if medium in ORGANIC_MEDIUMS:
            return "Organic Search"
        return "Referral" if medium in REFERRAL_MEDIUMS else ""

    @staticmethod
    def _by_click_ids(given):
        if PAID_SEARCH_IDS & given.keys():
            return "Paid Search"
        if SOCIAL_IDS & given.keys():
            return "Organic Social"
        return "Organic Shopping" if "srsltid" in given else ""

    def _by_referrer(self, host):
        if not host:
            return "Direct"
        return {"search_engines": "Organic Search", "social_networks": "Organic Social", "web_mail": "Email"}.get(
            self.list_of_host(host), "Referral")
