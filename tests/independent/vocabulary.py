"""The names that channel rules need and the specification does not fix; read from the rules' data file where given."""

import json
import re
from pathlib import Path

LISTS = ("search_engines", "social_networks", "web_mail", "mail_tools", "payment_providers", "ordinary_sites")

# An entry with a dot is a host and covers the hosts below it; one without is a word of utm_source.
BUILT_IN = {
    "search_engines": ["google", "adwords", "bing", "yahoo", "duckduckgo", "yandex", "ecosia", "brave", "aol",
                       "google.*", "com.google.android.googlequicksearchbox", "bing.com", "yahoo.com",
                       "duckduckgo.com", "yandex.*", "ecosia.org", "search.brave.com", "search.aol.com", "aol.com",
                       "startpage.com", "qwant.com", "baidu.com"],
    "social_networks": ["facebook", "fb", "meta", "instagram", "ig", "tiktok", "pinterest", "twitter", "x", "linkedin",
                        "reddit", "youtube", "snapchat", "quora", "nextdoor", "threads", "facebook.com",
                        "instagram.com", "tiktok.com", "pinterest.*", "twitter.com", "x.com", "t.co", "linkedin.com",
                        "reddit.com", "com.reddit.frontpage", "youtube.com", "quora.com", "nextdoor.com"],
    "web_mail": ["mail.google.com", "com.google.android.gm", "mail.yahoo.com", "outlook.live.com",
                 "outlook.office.com", "mail.aol.com"],
    "mail_tools": ["klaviyo", "mailchimp", "attentive", "omnisend", "sendgrid", "braze", "iterable", "listrak"],
    "payment_providers": ["paypal.com", "stripe.com", "klarna.com", "affirm.com", "afterpay.com", "shop.app",
                          "shopify.com", "pay.google.com"],
    "ordinary_sites": ["docs.google.com", "drive.google.com", "sites.google.com"],
    "vocabulary": ["cpc", "ppc", "cpa", "paid", "paid-social", "paid_social", "paid-search", "paid_search",
                   "retargeting"],
    "country_suffixes": ["com", "ca", "de", "fr", "it", "es", "nl", "se", "ie", "ru", "co.uk", "com.au", "co.nz",
                         "co.za", "co.in", "co.jp", "com.br", "com.mx", "com.hk", "com.sg", "com.mt"],
    "hosting_suffixes": ["myshopify.com"],
}

# A string of JSON, kept as it is, or a comment.
STRING_OR_COMMENT = re.compile(r'("(?:[^"\\]|\\.)*")|//[^\n]*|/\*.*?\*/', re.S)


def json_with_comments(path):
    """The document of a rules file."""
    text = Path(path).read_text(encoding="utf-8-sig")
    return json.loads(STRING_OR_COMMENT.sub(lambda match: match[1] or "", text))


def read(path):
    """The lists of a rules file, which is JSON with comments; the rules in it are not read."""
    document = json_with_comments(path)
    try:
        words = {name: document["lists"][name] for name in LISTS}
        words |= {name: document[name] for name in ("vocabulary", "country_suffixes", "hosting_suffixes")}
    except KeyError as absent:
        raise ValueError(f"{path}: has no {absent}; give the engine's rules file") from absent
    return words
