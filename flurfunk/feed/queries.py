"""The home feed: what the people, topics and spaces I follow publish, and what is for the whole company; each once."""

from collections.abc import Sequence
from datetime import datetime

from flurfunk.content.listing import paging
from flurfunk.conversation.cards import CardRow, read_cards
from flurfunk.feed.models import Order, Reading
from flurfunk.feed.sources import home, home_since
from flurfunk.kit.database import read_rows, with_literals
from flurfunk.kit.paging import Page, cut
from flurfunk.people.models import Person

# An old entry is news when somebody else has said something under it.
_OF_OTHERS = """EXISTS (SELECT 1 FROM conversation_comment c WHERE c.entry_id = e.id
    AND c.created_at > %(since)s AND c.author_id <> %(person)s AND c.deleted_at IS NULL)"""


def home_page(person: Person, order: Order, *, before: str | None = None) -> Page[CardRow]:
    """Read a page of somebody's home feed."""
    params = {**paging(before), "person": person.pk}
    rows = read_cards(home(person, order), params, person)
    return cut(rows, params["size"] - 1, lambda row: (row.at.isoformat(), row.id))


def count_new(person: Person, order: Order, *, since: datetime, most: int = 50) -> int:
    """Count what others added to the home feed since a moment, entries or comments on them; ends at `most`."""
    key = paging(None, size=most)
    newest = with_literals(home_since(person, order), size=key.pop("size"))
    statement = f"""SELECT count(*) FROM ({newest}) n JOIN content_entry e ON e.id = n.id
        WHERE n.at > %(since)s AND e.author_id <> %(person)s
          AND (e.published_at > %(since)s OR {_OF_OTHERS})"""  # noqa: S608 - pieces of ours
    counted: int = read_rows(statement, {**key, "person": person.pk, "since": since})[0][0]
    return min(counted, most)


def news_among(rows: Sequence[CardRow], person: Person, *, since: datetime) -> set[int]:
    """Give the ids of the rows in which there is something of others since a moment: the entry, or a comment."""
    moved = [row for row in rows if row.at > since]
    new = {row.id for row in moved if row.author_id != person.pk and row.published_at > since}
    old = [row.id for row in moved if row.id not in new]
    if not old:
        return new
    statement = f"SELECT e.id FROM content_entry e WHERE e.id = ANY(%(old)s) AND {_OF_OTHERS}"  # noqa: S608
    return new | {pk for (pk,) in read_rows(statement, {"old": old, "person": person.pk, "since": since})}


def reading_of(person: Person) -> Reading:
    """Give how somebody reads; the default where they have not chosen."""
    columns = ("person_id", "order", "visited_at", "visited_before_at")
    statement = f'SELECT person_id, "order", {", ".join(columns[2:])} FROM feed_reading WHERE person_id = %s'  # noqa: S608
    rows = read_rows(statement, [person.pk])
    return Reading.from_db("default", columns, rows[0]) if rows else Reading(person=person)
