"""Report something to those who keep order, and answer who reported it."""

from django.db import transaction
from django.utils import timezone

from flurfunk.content.models import Entry
from flurfunk.conversation.models import Comment
from flurfunk.events.recording import record
from flurfunk.kit.text import clean
from flurfunk.moderation.models import Grounds, Report
from flurfunk.people.models import Person

Thing = Entry | Comment | Person


@transaction.atomic
def report(thing: Thing, *, by: Person, grounds: Grounds, words: str) -> Report:
    """Report something; doing it again while the first report is open only changes what it says."""
    values = {"grounds": grounds, "words": clean(words)}
    place = {"author": author_of(thing), "space_id": space_of(thing)}
    made, is_new = Report.objects.select_for_update(of=("self",)).update_or_create(
        by=by,
        answered_at=None,
        **about(thing),
        defaults=values,
        create_defaults={**values, **place},
    )
    if is_new:
        record(by, "report.made", thing, report=made.pk)
    return made


@transaction.atomic
def answer(made: Report, words: str, *, by: Person) -> None:
    """Say to who reported it what came of it; that closes the report. Does nothing for one that is closed."""
    changed = Report.objects.filter(pk=made.pk, answered_at=None).update(
        answered_at=timezone.now(), answered_by=by, answer=clean(words)
    )
    if changed:
        record(by, "report.answered", made.subject, report=made.pk)


def about(thing: Thing) -> dict[str, Thing | None]:
    """Give the thing by the name of its field."""
    return {
        "entry": thing if isinstance(thing, Entry) else None,
        "comment": thing if isinstance(thing, Comment) else None,
        "person": thing if isinstance(thing, Person) else None,
    }


def author_of(thing: Thing) -> Person:
    """Give whose it is."""
    return thing if isinstance(thing, Person) else thing.author


def space_of(thing: Thing) -> int | None:
    """Give the id of the space it stands in."""
    if isinstance(thing, Person):
        return None
    return thing.entry.space_id if isinstance(thing, Comment) else thing.space_id
