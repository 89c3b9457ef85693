"""The link in a letter by which it stops: signed, so that it works in any mail program without signing in."""

from dataclasses import dataclass

from django.core import signing
from django.db import transaction
from django.urls import reverse

from flurfunk.content.models import Entry
from flurfunk.conversation.watching import mute
from flurfunk.events.occasions import What
from flurfunk.notifications.models import Way
from flurfunk.notifications.naming import beginning
from flurfunk.notifications.reading import read_entry
from flurfunk.notifications.ways import choose_ways, ways_of
from flurfunk.people.models import Person

_SALT = "flurfunk.notifications.stop"


@dataclass(frozen=True)
class Stop:
    """What ends: a thread, mail for one kind of thing, or the digest where neither is named."""

    person: int
    entry: int | None = None
    what: str = ""

    @property
    def signed(self) -> str:
        """What stands for it in an address."""
        return signing.dumps([self.person, self.entry, self.what], salt=_SALT)

    @property
    def url(self) -> str:
        """Its address, to be used from anywhere."""
        return beginning() + reverse("letter_stop", args=[self.signed])


def read_stop(signed: str) -> Stop | None:
    """Read what stands in an address; nothing where we did not sign it."""
    try:
        return Stop(*signing.loads(signed, salt=_SALT))
    except signing.BadSignature:
        return None


@transaction.atomic
def stop(wish: Stop) -> None:
    """Do what the link says; doing it again changes nothing."""
    person = Person.objects.filter(pk=wish.person).first()
    if person is None:
        return
    if wish.entry is not None:
        _mute(person, wish.entry)
        return
    left_out = Way.MAIL if wish.what else Way.DIGEST
    kept = ways_of(person)
    chosen = {
        what: [way for way in ways if way != left_out]
        for what, ways in kept.items()
        if left_out in ways and wish.what in ("", what)
    }
    if chosen:
        choose_ways(person, chosen)


def _mute(person: Person, entry_id: int) -> None:
    entry = Entry.objects.filter(pk=entry_id).first()
    if entry is not None:
        mute(entry, person)
        read_entry(person, entry)


def stop_for(person: Person, *, entry: int | None = None, what: What | None = None) -> Stop:
    """Give what ends a letter of its kind."""
    return Stop(person.pk, entry, "" if entry or what is None else what.value)
