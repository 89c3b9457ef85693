"""When people get their digests: everybody has a morning, and a moment up to which the last one told."""

from datetime import datetime, time, timedelta

from flurfunk.kit.dates import zone
from flurfunk.notifications.models import Frequency, Rhythm
from flurfunk.people.models import Person

MORNING = time(7)
_FIRST = timedelta(days=2)
_AT_ONCE = 1000


def next_morning(after: datetime, zone_name: str, frequency: str) -> datetime:
    """Give the next seven o'clock after a moment on a time zone's clock, of a Monday where it is weekly."""
    local = after.astimezone(zone(zone_name))
    day = local.date() if local.time() < MORNING else local.date() + timedelta(days=1)
    if frequency == Frequency.WEEKLY:
        day += timedelta(days=-day.weekday() % 7)
    return datetime.combine(day, MORNING, tzinfo=local.tzinfo)


def begin_mornings(now: datetime) -> None:
    """Give those a rhythm who have come since; whoever keeps hours of their own meanwhile is left as they are."""
    people = Person.objects.filter(rhythm=None).values_list("pk", "time_zone", "joined_at")
    rows = [
        Rhythm(
            person_id=pk,
            digest_at=next_morning(first_reach(joined, now), zone_name, Frequency.DAILY),
            digested_until=first_reach(joined, now),
        )
        for pk, zone_name, joined in people
    ]
    Rhythm.objects.bulk_create(rows, ignore_conflicts=True, batch_size=_AT_ONCE)


def first_reach(joined: datetime, now: datetime) -> datetime:
    """Give the moment after which the first digest tells: since somebody came, of two days at most."""
    return max(joined, now - _FIRST)
