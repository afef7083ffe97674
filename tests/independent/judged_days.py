"""The days that are judged, as section 1 of the specification defines them."""

from datetime import date, timedelta
from statistics import median

WIDEST_GAP = timedelta(days=30)


def judged_days(events_by_day):
    """First and last judged day of a mapping from ISO day to events; None without events."""
    days = {date.fromisoformat(day): count for day, count in events_by_day.items() if count}
    if not days:
        return None
    least = median(days.values()) / 100
    chains = []
    for day in sorted(day for day, count in days.items() if count >= least):
        if chains and day - chains[-1][-1] <= WIDEST_GAP:
            chains[-1].append(day)
        else:
            chains.append([day])
    best = max(reversed(chains), key=lambda chain: sum(days[day] for day in chain))
    return best[0].isoformat(), best[-1].isoformat()


def stray_events(events_by_day):
    """Events outside the judged days."""
    judged = judged_days(events_by_day)
    return sum(count for day, count in events_by_day.items() if judged and not judged[0] <= day <= judged[1])
