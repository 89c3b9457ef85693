"""Put a poll into a post, and vote."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Case, F, Value, When

from flurfunk.content.models import Entry
from flurfunk.feed.models import Ballot, Choice, Poll, Vote
from flurfunk.live.publishing import publish
from flurfunk.people.models import Person


class VoteRefusedError(Exception):
    """The poll is closed, the choice is none of its own, or it is anonymous and this person has voted."""


@dataclass(frozen=True)
class Question:
    """A poll as it is wished for."""

    choices: Sequence[str]
    takes_several: bool = False
    is_anonymous: bool = False
    closes_at: datetime | None = None


def add_poll(entry: Entry, question: Question) -> Poll:
    """Put a poll into an entry that is being published."""
    poll = Poll.objects.create(
        entry=entry,
        takes_several=question.takes_several,
        is_anonymous=question.is_anonymous,
        closes_at=question.closes_at,
    )
    Choice.objects.bulk_create(
        Choice(poll=poll, position=index, words=words) for index, words in enumerate(question.choices)
    )
    return poll


@transaction.atomic
def vote(poll: Poll, person: Person, chosen: Collection[int]) -> None:
    """Vote, or vote anew where it is known who voted how. Raises VoteRefusedError.

    No event is recorded: it would keep when somebody voted, and so tell of what the counts say by then.
    """
    current = Poll.objects.select_for_update().get(pk=poll.pk)
    possible = set(Choice.objects.filter(poll=current).values_list("pk", flat=True))
    wanted = set(chosen) & possible
    if current.is_closed or not wanted or (len(wanted) > 1 and not current.takes_several):
        raise VoteRefusedError
    _, is_first = Ballot.objects.get_or_create(poll=current, person=person)
    if current.is_anonymous:
        if not is_first:
            raise VoteRefusedError
        _count(current, wanted, 1)
    else:
        _keep(current, person, wanted)
    publish([f"entry:{poll.pk}"], {"id": f"poll_{poll.pk}", "url": f"/posts/{poll.pk}/poll"})


def _keep(poll: Poll, person: Person, wanted: set[int]) -> None:
    mine = Vote.objects.filter(choice__poll=poll, person=person)
    former = set(mine.values_list("choice", flat=True))
    mine.exclude(choice__in=wanted).delete()
    Vote.objects.bulk_create(Vote(choice_id=pk, person=person) for pk in sorted(wanted - former))
    _count(poll, wanted - former, 1)
    _count(poll, former - wanted, -1)


def _count(poll: Poll, changed: set[int], by: int) -> None:
    """Write all rows of the poll: of one that alone is new one could tell in whose transaction it was written."""
    step = Case(When(pk__in=changed, then=Value(by)), default=Value(0))
    Choice.objects.filter(poll=poll).update(count=F("count") + step)
