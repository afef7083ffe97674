"""The channel of a session's origin, as section 3 of the specification decides it."""

import re
from functools import lru_cache

from hosts import HostLists, host_of, is_within
from pseudonyms import HOST, TAG, host_table, tag_table
from suffixes import Suffixes
from tags import Address, beginnings, decoded, says_nothing, word

SMS = {"sms", "text", "textmessage"}
EMAIL_MEDIUMS = {"email", "newsletter"}
AFFILIATE_MEDIUMS = {"affiliate", "affiliates", "partner", "partners", "partnership", "partnerships"}
DISPLAY_MEDIUMS = {"display", "banner", "cpm", "interstitial", "expandable"}
SOCIAL_MEDIUMS = {"social", "socialnetwork", "socialmedia", "sm"}
REFERRAL_MEDIUMS = {"referral", "app", "link"}
PAID_MEDIUM = re.compile(r"(.*cp.*|ppc|re[-_ ]?targeting|paid.*)", re.I | re.S)
ADVERTISEMENTS = (("search_ad_ids", "Paid Search"), ("display_ad_ids", "Display"), ("social_ad_ids", "Paid Social"),
                  ("other_ad_ids", "Paid Other"))
LINKS = (("social_link_ids", "Organic Social"), ("shopping_link_ids", "Organic Shopping"),
         ("search_link_ids", "Organic Search"))
REFERRERS = {"ai_assistants": "AI Assistant", "search_engines": "Organic Search", "social_networks": "Organic Social",
             "web_mail": "Email"}
PAID = (("search_engines", "Paid Search"), ("social_networks", "Paid Social"))
NO_REFERRER = ("payment_providers", "sign_in_pages")

GROUPS = {
    "Direct": "Direct", "Referral": "Referral", "Affiliates": "Referral", "AI Assistant": "Referral",
    "Unassigned": "Referral", "Organic Search": "Organic Search", "Organic Shopping": "Organic Search",
    "Paid Search": "Paid Search", "Paid Other": "Paid Search", "Display": "Paid Search",
    "Paid Social": "Social", "Organic Social": "Social", "Email": "Email", "SMS": "Email",
}


class ChannelRules:
    """Decides channels from a vocabulary and the shop's own further domains."""

    def __init__(self, vocabulary, own_domains=()):
        self.vocabulary, self.lists = vocabulary, vocabulary.lists
        self.suffixes = Suffixes()
        self.host_lists = HostLists(self.lists, self.suffixes)
        self.own_domains = [d.lower() for d in own_domains]
        self.words = {name: {word(w) for w in listed.words + listed.ad_words} for name, listed in self.lists.items()}
        self.ad_words = {name: {word(w) for w in listed.ad_words} for name, listed in self.lists.items()}
        self.keys = {name: set(listed.keys) for name, listed in self.lists.items()}
        self.only_alone = {word(w) for w in vocabulary.only_alone}
        self._tag_pseudonyms = self._host_pseudonyms = None
        self.classify = lru_cache(maxsize=None)(self._classify)

    def _tag_table(self):
        if self._tag_pseudonyms is None:
            mediums = ["sms", "text", "text message", "email", "newsletter", *sorted(AFFILIATE_MEDIUMS), *sorted(DISPLAY_MEDIUMS),
                       "social", "social network", "social media", "sm", "organic", *sorted(REFERRAL_MEDIUMS)]
            words = [w for listed in self.lists.values() for w in listed.words + listed.ad_words]
            services = [name for listed in self.lists.values() for name, own in listed.services
                        if word(name) in {word(w) for w in own}]
            hosts = [h for listed in self.lists.values() for h in listed.hosts]
            named = [n + ".com" for listed in self.lists.values() for n in listed.any_suffix]
            self._tag_pseudonyms = tag_table(mediums + words + services + self.vocabulary.more, hosts + named)
        return self._tag_pseudonyms

    def _host_table(self):
        if self._host_pseudonyms is None:
            endings = ["com", "net", "org"]
            for country in self.suffixes.countries():
                endings += [country, f"co.{country}", f"com.{country}"]
            hosts = [h for listed in self.lists.values() for h in listed.hosts] + self.own_domains
            names = [n for listed in self.lists.values() for n in listed.any_suffix]
            self._host_pseudonyms = host_table(hosts, names, endings)
        return self._host_pseudonyms

    def plain_tag(self, value):
        """A raw campaign tag as text, taken out of its pseudonym where the vocabulary has it; empty where it says nothing."""
        text = self._tag_table().get(value, value) if TAG.fullmatch(value) else decoded(value)
        return "" if says_nothing(text) or says_nothing(value) else text

    def plain_host(self, host, page_host):
        """A referrer's host, taken out of its pseudonym where it is a known one or the shop's own."""
        pseudonym = HOST.fullmatch(host)
        if not pseudonym:
            return host
        own = host_table([page_host, self.suffixes.registrable_domain(page_host)]) if page_host else {}
        return own.get(pseudonym[1]) or self._host_table().get(pseudonym[1], host)

    def external_host(self, page_url, referrer):
        """The referrer's host in plain; empty for none, for the shop's own and for a payment or sign-in page."""
        page_host = host_of(page_url)
        host = self.plain_host(host_of(referrer), page_host)
        if not host or any(is_within(host, domain) for domain in self.own_domains):
            return ""
        site = page_host and self.suffixes.registrable_domain(page_host)
        if site and (host == site if self.suffixes.is_suffix(page_host) else is_within(host, site)):
            return ""
        return "" if self.host_lists.of(host) in NO_REFERRER else host

    def _source_in(self, source, name):
        return bool(source) and (word(source) in self.words[name] or self.host_lists.of(host_of(source) or "-") == name)

    def _paid(self, source, host):
        """The paid channel of a paid click; None where it is from elsewhere."""
        starts = beginnings(source) - self.only_alone
        for name, channel in PAID:
            if self._source_in(source, name) or starts & self.words[name]:
                return channel
            if not source and host and self.host_lists.of(host) == name:
                return channel
        return None

    def _by_key(self, address, kinds):
        return next((channel for name, channel in kinds if self.keys[name] & address.keys), None)

    def _classify(self, page_url, referrer):
        address = Address(page_url)
        source, medium = (self.plain_tag(address.tags.get(tag, "")) for tag in ("source", "medium"))
        campaign = self.plain_tag(address.tags.get("campaign", ""))
        host = self.external_host(page_url, referrer)
        m, s = word(medium), word(source)
        if m in SMS or s in SMS:
            return "SMS"
        if (m in EMAIL_MEDIUMS or self._source_in(source, "mail_tools") or beginnings(source) & EMAIL_MEDIUMS
                or self.keys["mail_tools"] & address.keys or not medium and self._source_in(source, "web_mail")):
            return "Email"
        if m in AFFILIATE_MEDIUMS or self.keys["affiliate_ids"] & address.keys:
            return "Affiliates"
        for name, channel in PAID:
            if s and s in self.ad_words[name]:
                return channel
        is_paid = bool(PAID_MEDIUM.fullmatch(medium))
        if is_paid and (channel := self._paid(source, host)):
            return channel
        if m in DISPLAY_MEDIUMS:
            return "Display"
        if is_paid:
            return "Paid Other"
        if self._source_in(source, "ai_assistants"):
            return "AI Assistant"
        if not medium and (channel := self._by_key(address, ADVERTISEMENTS)):
            return channel
        if m in SOCIAL_MEDIUMS or self._source_in(source, "social_networks"):
            return "Organic Social"
        if m == "organic" or not medium and self._source_in(source, "search_engines"):
            return "Organic Search"
        if m in REFERRAL_MEDIUMS:
            return "Referral"
        if channel := self._by_key(address, ADVERTISEMENTS) or self._by_key(address, LINKS):
            return channel
        if source or medium or campaign:
            return "Unassigned"
        return REFERRERS.get(self.host_lists.of(host), "Referral") if host else "Direct"
