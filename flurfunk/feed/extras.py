"""What a post has beside its words: a poll, or an entry that it shares."""

from collections.abc import Mapping, Sequence

from flurfunk.content.models import Entry
from flurfunk.feed.polls import show_polls
from flurfunk.feed.shares import show_shares
from flurfunk.kit.database import read_rows
from flurfunk.people.models import Person

_WITH_EXTRAS = """SELECT entry_id FROM feed_poll WHERE entry_id = ANY(%(ids)s::bigint[])
    UNION SELECT entry_id FROM feed_share WHERE entry_id = ANY(%(ids)s::bigint[])"""


def with_extras(entries: Sequence[Entry]) -> Mapping[int, bool]:
    """Give those of some posts that have more than words."""
    rows = read_rows(_WITH_EXTRAS, {"ids": [entry.pk for entry in entries]})
    return {entry_id: True for (entry_id,) in rows}


def show_extras(entry_ids: Sequence[int], person: Person) -> Mapping[int, str]:
    """Give the HTML of all that some posts have beside their words, as this person sees it."""
    polls, shares = show_polls(entry_ids, person), show_shares(entry_ids, person)
    return {pk: polls.get(pk, "") + shares.get(pk, "") for pk in {*polls, *shares}}
