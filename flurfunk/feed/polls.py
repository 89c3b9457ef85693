"""Polls as a reader sees them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.template.loader import get_template

from flurfunk.feed.models import Ballot, Choice, Poll, Vote
from flurfunk.feed.models.poll import ENOUGH
from flurfunk.people.models import Person


@dataclass(frozen=True)
class ShownPoll:
    """A poll for one reader."""

    poll: Poll
    choices: Sequence[Choice]
    ballots: int
    mine: frozenset[int]
    has_voted: bool
    is_archived: bool

    @property
    def may_vote(self) -> bool:
        """Tell whether this reader can still choose."""
        return not (self.poll.is_closed or self.is_archived or (self.poll.is_anonymous and self.has_voted))

    @property
    def shows_results(self) -> bool:
        """Tell whether the counts may be seen: those of few anonymous voters would tell of each of them."""
        return not self.poll.is_anonymous or self.poll.is_closed or self.ballots >= ENOUGH


def show_polls(entry_ids: Sequence[int], person: Person) -> Mapping[int, str]:
    """Give the HTML of the polls in some entries as this person sees them."""
    template = get_template("feed/_poll.html")
    return {shown.poll.pk: template.render({"shown": shown}) for shown in read_polls(entry_ids, person)}


def read_polls(entry_ids: Sequence[int], person: Person) -> list[ShownPoll]:
    """Read the polls of some entries, in as many queries for one as for many."""
    polls = list(Poll.objects.filter(pk__in=entry_ids).select_related("entry__space__archiving"))
    if not polls:
        return []
    choices: dict[int, list[Choice]] = defaultdict(list)
    for choice in Choice.objects.filter(poll__in=polls).order_by("position"):
        choices[choice.poll_id].append(choice)
    cast = Ballot.objects.filter(poll__in=polls).values_list("poll")
    ballots = dict(cast.annotate(count=Count("pk")))
    voted = set(Ballot.objects.filter(poll__in=polls, person=person).values_list("poll", flat=True))
    mine = frozenset(
        Vote.objects.filter(choice__poll__in=polls, person=person).values_list("choice", flat=True)
    )
    return [
        ShownPoll(
            poll,
            choices[poll.pk],
            ballots.get(poll.pk, 0),
            mine,
            has_voted=poll.pk in voted,
            is_archived=poll.entry.space is not None and poll.entry.space.is_archived,
        )
        for poll in polls
    ]
