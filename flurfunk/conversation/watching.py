"""Watch a thread, mute it, and neither: the one ends the other."""

from django.db import transaction

from flurfunk.content.models import Entry
from flurfunk.conversation.models import Mute, Watch
from flurfunk.events.recording import record
from flurfunk.people.models import Person


@transaction.atomic
def watch(entry: Entry, person: Person) -> None:
    """Begin to hear of every comment under an entry."""
    Mute.objects.filter(entry=entry, person=person).delete()
    _, is_new = Watch.objects.get_or_create(entry=entry, person=person)
    if is_new:
        record(person, "entry.watched", entry)


@transaction.atomic
def unwatch(entry: Entry, person: Person) -> None:
    """Hear of it only where something else says so."""
    gone, _ = Watch.objects.filter(entry=entry, person=person).delete()
    if gone:
        record(person, "entry.unwatched", entry)


@transaction.atomic
def mute(entry: Entry, person: Person) -> None:
    """Hear nothing more of an entry but mentions."""
    Watch.objects.filter(entry=entry, person=person).delete()
    _, is_new = Mute.objects.get_or_create(entry=entry, person=person)
    if is_new:
        record(person, "entry.muted", entry)


@transaction.atomic
def unmute(entry: Entry, person: Person) -> None:
    """Hear of it again."""
    gone, _ = Mute.objects.filter(entry=entry, person=person).delete()
    if gone:
        record(person, "entry.unmuted", entry)
