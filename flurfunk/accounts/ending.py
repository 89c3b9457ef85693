"""End sessions: one of mine, or all others."""

from django.db import transaction
from django.utils import timezone

from flurfunk.accounts.models import Session
from flurfunk.live.publishing import recheck_person
from flurfunk.people.models import Person


@transaction.atomic
def end_session(session: Session) -> None:
    """Sign a browser out; its open pages notice at once."""
    person_id = session.person_id
    session.delete()
    if person_id:
        recheck_person(person_id)


@transaction.atomic
def end_other_sessions(person: Person, *, keep: str) -> None:
    """Sign out every browser of a person but the one whose session has the digest `keep`."""
    person.sessions.exclude(session_key=keep).delete()
    recheck_person(person.pk)


def forget_expired(*, most: int = 5000) -> int:
    """Delete sessions whose time is over, some at a time, and give their number."""
    expired = Session.objects.filter(expire_date__lt=timezone.now()).values("pk")[:most]
    gone, _ = Session.objects.filter(pk__in=expired).delete()
    return gone
