"""The names that channel rules need and the specification does not fix, read from the rules' data file."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

RULES = Path(__file__).parents[2] / "src/Analytics/Channels/channel-rules.json"

# A string of JSON, kept as it is, or a comment.
STRING_OR_COMMENT = re.compile(r'("(?:[^"\\]|\\.)*")|//[^\n]*|/\*.*?\*/', re.S)


def json_with_comments(path):
    """The document of a rules file."""
    text = Path(path).read_text(encoding="utf-8-sig")
    return json.loads(STRING_OR_COMMENT.sub(lambda match: match[1] or "", text))


@dataclass
class Names:
    """The entries of one list, by kind."""

    hosts: list = field(default_factory=list)
    any_suffix: list = field(default_factory=list)
    labels: list = field(default_factory=list)
    apps: list = field(default_factory=list)
    words: list = field(default_factory=list)
    ad_words: list = field(default_factory=list)
    keys: list = field(default_factory=list)
    services: list = field(default_factory=list)


@dataclass
class Vocabulary:
    """What the rules file knows."""

    lists: dict
    only_alone: list
    more: list


def _names(services):
    names = Names()
    for service in services:
        for kind in ("hosts", "any_suffix", "labels", "apps", "words", "ad_words", "keys"):
            getattr(names, kind).extend(service.get(kind, ()))
        names.services.append((service["name"], service.get("words", []) + service.get("ad_words", [])))
    names.hosts = [host.lower() for host in names.hosts + names.apps]
    names.keys = [key.lower() for key in names.keys]
    return names


def read(path=RULES):
    """The lists of a rules file; the rules in it are not read."""
    document = json_with_comments(path)
    try:
        return Vocabulary({name: _names(services) for name, services in document["lists"].items()},
                          document["only_alone"], document["vocabulary"])
    except (KeyError, TypeError) as absent:
        raise ValueError(f"{path}: has no {absent}; give the engine's rules file") from absent
