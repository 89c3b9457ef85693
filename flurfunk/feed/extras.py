"""What a post has beside its words: a poll, an entry that it shares, people whom it thanks."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from flurfunk.content.models import Entry
from flurfunk.feed.polls import show_polls
from flurfunk.feed.shares import show_shares
from flurfunk.kit.database import read_rows
from flurfunk.people.models import Person

_EXTRAS = """SELECT entry_id, 'poll' FROM feed_poll WHERE entry_id = ANY(%(ids)s::bigint[])
    UNION SELECT entry_id, 'share' FROM feed_share WHERE entry_id = ANY(%(ids)s::bigint[])
    UNION SELECT entry_id, 'thanks' FROM feed_thanks WHERE entry_id = ANY(%(ids)s::bigint[])"""


def extras_of(entries: Sequence[Entry]) -> Mapping[int, set[str]]:
    """Give what some posts have beside their words, by name; nothing of those that have words alone."""
    found: dict[int, set[str]] = defaultdict(set)
    for entry_id, name in read_rows(_EXTRAS, {"ids": [entry.pk for entry in entries]}):
        found[entry_id].add(name)
    return found


def show_extras(entry_ids: Sequence[int], person: Person) -> Mapping[int, str]:
    """Give the HTML of all that some posts have under their words, as this person sees it."""
    polls, shares = show_polls(entry_ids, person), show_shares(entry_ids, person)
    return {pk: polls.get(pk, "") + shares.get(pk, "") for pk in {*polls, *shares}}
