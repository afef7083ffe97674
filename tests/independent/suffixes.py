"""Registrable domains by the Public Suffix List, read by the algorithm of publicsuffix.org."""

from pathlib import Path

LIST = Path(__file__).parents[2] / "src/Analytics/PublicSuffixes/public_suffix_list.dat"


class Suffixes:
    """Tells the suffix of a host: the longest rule wins, * stands for one label, ! takes a name back."""

    def __init__(self, path=LIST):
        self.icann, self.all = set(), set()
        private = False
        for line in Path(path).read_text("utf-8").splitlines():
            private = private or "===BEGIN PRIVATE" in line
            if line and not line.startswith("//"):
                self.all.add(line)
                if not private:
                    self.icann.add(line)

    def countries(self):
        """The two-letter country codes."""
        names = {rule.removeprefix("*.").removeprefix("!") for rule in self.icann}
        return sorted(name for name in names if len(name) == 2)

    def suffix_labels(self, host, rules):
        """How many labels the suffix of a host has."""
        labels = host.split(".")
        for n in range(len(labels), 0, -1):
            name = ".".join(labels[-n:])
            if "!" + name in rules:
                return n - 1
        for n in range(len(labels), 0, -1):
            name = ".".join(labels[-n:])
            if name in rules or n > 1 and "*." + ".".join(labels[1 - n:]) in rules:
                return n
        return 1

    def registrable_domain(self, host):
        """example.co.uk of www.example.co.uk; the host itself where it is a suffix or an address."""
        if host[:1] == "[" or host[-1:].isdigit():
            return host
        return ".".join(host.split(".")[-self.suffix_labels(host, self.all) - 1:])

    def is_suffix(self, host):
        """Whether anyone can register a name below the host."""
        return host.count(".") < self.suffix_labels(host, self.all)

    def stem(self, host):
        """What stands before the registry's suffix: www.google of www.google.com.ag."""
        labels = host.split(".")
        return ".".join(labels[:-self.suffix_labels(host, self.icann)])
