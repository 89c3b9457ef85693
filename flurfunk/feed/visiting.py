"""Keep how somebody reads: the order they chose, and when they last looked."""

from datetime import datetime, timedelta

from django.utils import timezone

from flurfunk.feed.models import Order, Reading
from flurfunk.people.models import Person

_SAME_VISIT = timedelta(minutes=30)


def visit(reading: Reading) -> datetime | None:
    """Note a look at the home page and give the moment since which entries are new: the visit before this one.

    Looks less than half an hour apart are one visit.
    """
    now = timezone.now()
    if reading.visited_at is None or now - reading.visited_at > _SAME_VISIT:
        reading.visited_before_at, reading.visited_at = reading.visited_at, now
        _keep(reading, "visited_at", "visited_before_at")
    elif now - reading.visited_at > _SAME_VISIT / 6:
        reading.visited_at = now
        _keep(reading, "visited_at")
    return reading.visited_before_at


def last_look(person: Person) -> datetime | None:
    """Give the moment somebody last looked at the home page, for whoever tells them of what is new."""
    return Reading.objects.filter(person=person).values_list("visited_at", flat=True).first()


def choose_order(reading: Reading, order: Order) -> None:
    """Keep the order somebody wants their feed in."""
    reading.order = order
    _keep(reading, "order")


def _keep(reading: Reading, *fields: str) -> None:
    """Write in one statement: two tabs opened at once on the first visit must not trip over one another."""
    Reading.objects.bulk_create(
        [reading], update_conflicts=True, unique_fields=["person"], update_fields=fields
    )
