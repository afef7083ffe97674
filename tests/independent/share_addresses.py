#!/usr/bin/env python3
"""
Rewrites the exports of `puffy sample` so that users share e-mail addresses: some two to five, some more, some none. An address
comes as a hash in small or capital letters, or plain, in any case, with spaces around it, under one name or the other.

    python3 share_addresses.py INPUT OUTPUT PEOPLE
"""

import re
import sys
from hashlib import sha256
from pathlib import Path

ADDRESS = re.compile(r'""user_email"":( ?)""([0-9a-f]{64})""')


def rewritten(match, people):
    """The field in another form, decided by the address alone."""
    number = int(match[2][:12], 16)
    address, form = f"shopper{number % people}@mail.example", number // people % 5
    hashed = sha256(address.encode()).hexdigest()
    name, value = (("user_email", hashed), ("user_email", hashed.upper()), ("user_email", f"  {address.title()} "),
                   ("email", address.upper()), ("email", "n/a" if number % 7 == 0 else hashed))[form]
    return f'""{name}"":{match[1]}""{value}""'


def main():
    source, target, people = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.glob("*.csv")):
        text = path.read_bytes().decode("latin-1")
        (target / path.name).write_bytes(ADDRESS.sub(lambda match: rewritten(match, people), text).encode("latin-1"))


if __name__ == "__main__":
    main()
