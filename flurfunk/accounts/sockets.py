"""What the gateway asks about a socket: whose it is, and what that person hears."""

from django.db import close_old_connections

from flurfunk.accounts.session_store import SessionStore
from flurfunk.live.streams import sources_of
from flurfunk.people.models import Person


def whose_session(key: str) -> int | None:
    """Give the id of the person a session's key belongs to, None when it has ended."""
    close_old_connections()
    person = SessionStore(key).read()
    return person.pk if person else None


def sources_for(person_id: int, stream: str) -> frozenset[str]:
    """Give the sources that a person hears on a stream; none when they may not."""
    close_old_connections()
    person = Person.objects.active().filter(pk=person_id).first()
    return sources_of(person, stream) if person else frozenset()
