"""Kinds of devices by the patterns of the device rules file, applied a second time, by another regular expression engine."""

import re
from functools import lru_cache
from pathlib import Path

from vocabulary import json_with_comments

BUILT_IN = Path(__file__).parent / "../../src/Analytics/Devices/device-rules.json"
LONGEST = 2000


def _patterns(listed):
    return [re.compile(pattern, re.IGNORECASE | re.ASCII) for pattern in listed]


def _any(patterns, text):
    return any(pattern.search(text) for pattern in patterns)


def _without(patterns, text):
    for pattern in patterns:
        text = pattern.sub(" ", text)
    return text


class DeviceRules:
    """Tells bots from people and people's devices from each other."""

    def __init__(self, path=None):
        document = json_with_comments(path or BUILT_IN)
        self.bots = {name: _patterns(document["bots"][name]) for name in ("without", "bots", "people")}
        self.kinds = [(rule["is"], _patterns(rule.get("without", [])), _patterns(rule["matches"]))
                      for rule in document["kinds"]]
        self.kind = lru_cache(maxsize=None)(self._kind)

    def is_bot(self, user_agent):
        """Whether a user agent is a program's."""
        return self.kind(user_agent) == "bot"

    def _kind(self, user_agent):
        text = re.sub(r"[^\x00-\x7f]", "\x7f", user_agent.strip()[:LONGEST])
        if not text:
            return "unknown"
        if _any(self.bots["bots"], _without(self.bots["without"], text)) or not _any(self.bots["people"], text):
            return "bot"
        return next((kind for kind, without, matches in self.kinds if _any(matches, _without(without, text))), "unknown")
