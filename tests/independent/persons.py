"""Persons: users who left the same e-mail addresses, as section 5 of the attribution specification defines them."""

import re
from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256

MOST_USERS = 5
NAMES = ("user_email", "email")


def ordinal(text):
    """A key that sorts text by its UTF-16 code units."""
    return text.encode("utf-16-be", "surrogatepass")


@dataclass
class Person:
    """One user or several, with all their sessions: to paths and models what a journey is."""

    journeys: list

    @property
    def user_id(self):
        """The smallest user id, which names the person and decides its group."""
        return self.journeys[0].user_id

    @property
    def sessions(self):
        return sorted((s for journey in self.journeys for s in journey.sessions),
                      key=lambda session: (session.started_at, ordinal(session.user_id)))

    @property
    def orders(self):
        return [order for journey in self.journeys for order in journey.orders]

    def events_before(self, order):
        """What the person did before an order: the one who ordered until that event, the others by time."""
        for journey in self.journeys:
            own = journey.user_id == order.event.user_id
            for event in journey.events:
                if event is order.event or not own and event.at >= order.at:
                    break
                yield event


def key_of(value):
    """The identity key that a value is; None where it is none."""
    text = value.strip().lower() if isinstance(value, str) else ""
    if re.fullmatch("[0-9a-f]{64}", text):
        return text
    return sha256(text.encode()).hexdigest() if "@" in text else None


def keys_of(journey):
    """A user's identity keys, in order."""
    return sorted({key for event in journey.events for name in NAMES if (key := key_of(event.payload.get(name)))})


def users_of_keys(journeys):
    """Key to its users."""
    users = defaultdict(list)
    for journey in journeys:
        for key in keys_of(journey):
            users[key].append(journey.user_id)
    return users


def persons_of(journeys, identity):
    """All persons: connected components of users and keys, or every user alone."""
    alone = {journey.user_id: [journey] for journey in journeys}
    if identity:
        for users in users_of_keys(journeys).values():
            if len(users) <= MOST_USERS:
                for user in users[1:]:
                    first, second = alone[users[0]], alone[user]
                    if first is not second:
                        first.extend(second)
                        alone.update({journey.user_id: first for journey in second})
    parts = {id(part): part for part in alone.values()}
    return [Person(sorted(part, key=lambda journey: ordinal(journey.user_id))) for part in parts.values()]


def shared_keys(journeys):
    """How many keys join nobody, as they have too many users."""
    return sum(len(users) > MOST_USERS for users in users_of_keys(journeys).values())
