"""When a person wants to be reached, as they say it themselves."""

from datetime import time

from django.db import transaction
from django.utils import timezone

from flurfunk.events.recording import record
from flurfunk.notifications.models import Rhythm
from flurfunk.notifications.mornings import first_reach, next_morning
from flurfunk.people.models import Person


def rhythm_of(person: Person) -> Rhythm:
    """Give a person's hours; what holds without a choice where they made none."""
    return Rhythm.objects.filter(person=person).first() or Rhythm(person=person)


@transaction.atomic
def keep_rhythm(
    person: Person, *, digest: str, quiet_from: time | None, quiet_until: time | None, shows_content: bool
) -> None:
    """Keep a person's hours. Both ends of the quiet hours are given, or neither."""
    now = timezone.now()
    chosen = {
        "digest": digest,
        "digest_at": next_morning(now, person.time_zone, digest),
        "quiet_from": quiet_from,
        "quiet_until": quiet_until,
        "shows_content": shows_content,
    }
    begin = {"digested_until": first_reach(person.joined_at, now)}
    Rhythm.objects.update_or_create(person=person, defaults=chosen, create_defaults=chosen | begin)
    record(person, "person.rhythm_chosen", person)
