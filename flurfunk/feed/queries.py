"""The home feed: what the people, topics and spaces I follow publish, and what is for the whole company; each once."""

from datetime import datetime

from flurfunk.content.listing import READABLE, paging, pick, union
from flurfunk.conversation.cards import CardRow, read_cards
from flurfunk.feed.models import Order, Reading
from flurfunk.kit.database import read_rows, with_literals
from flurfunk.kit.paging import Page, cut
from flurfunk.people.models import Person

_NOT_MUTED = """NOT EXISTS (SELECT 1 FROM spaces_membership mm
    WHERE mm.space_id = e.space_id AND mm.person_id = %(person)s AND mm.muted_at IS NOT NULL)"""

_OF_OTHERS = """EXISTS (SELECT 1 FROM conversation_comment c WHERE c.entry_id = e.id
    AND c.created_at > %(since)s AND c.author_id <> %(person)s AND c.deleted_at IS NULL)"""


def home_page(person: Person, order: Order, *, before: str | None = None) -> Page[CardRow]:
    """Read a page of somebody's home feed."""
    params = {**paging(before), "is_guest": person.is_guest, "person": person.pk}
    rows = read_cards(_home(order, person), params, person)
    return cut(rows, params["size"] - 1, lambda row: (row.at.isoformat(), row.id))


def count_new(person: Person, order: Order, *, since: datetime, most: int = 50) -> int:
    """Count what others added to the home feed since a moment, entries or comments on them; ends at `most`."""
    key = paging(None, size=most)
    home = with_literals(_home(order, person), size=key.pop("size"), is_guest=person.is_guest)
    statement = f"""SELECT count(*) FROM ({home}) n JOIN content_entry e ON e.id = n.id
              WHERE n.at > %(since)s AND e.author_id <> %(person)s"""  # noqa: S608 - pieces of ours
    counted: int = read_rows(statement, {**key, "person": person.pk, "since": since})[0][0]
    return min(counted, most)


def reading_of(person: Person) -> Reading:
    """Give how somebody reads; the default where they have not chosen."""
    columns = ("person_id", "order", "visited_at", "visited_before_at")
    statement = (
        'SELECT person_id, "order", visited_at, visited_before_at FROM feed_reading WHERE person_id = %s'
    )
    rows = read_rows(statement, [person.pk])
    return Reading.from_db("default", columns, rows[0]) if rows else Reading(person=person)


def _home(order: Order, person: Person) -> str:
    """Merge what the person follows; each source is read from its own index and ends after a page."""
    spaces = "(SELECT space_id FROM spaces_membership WHERE person_id = %(person)s AND muted_at IS NULL) s"
    people = "(SELECT followed_id FROM people_follow WHERE follower_id = %(person)s) f"
    topics = "(SELECT topic_id FROM topics_follow WHERE person_id = %(person)s) t"
    # One's own entries, too, are out of sight once one has left their space.
    readable = f"{READABLE} AND {_NOT_MUTED}"
    picks = [
        _of_each(spaces, pick("e.space_id = s.space_id", order=order.value)),
        pick(f"e.author_id = %(person)s AND {readable}", order=order.value),
    ]
    if not person.is_guest:
        picks += [
            pick("e.space_id IS NULL", order=order.value),
            _of_each(people, pick(f"e.author_id = f.followed_id AND {readable}", order=order.value)),
            _of_each(topics, _tagged(order, readable)),
        ]
    return union(picks)


def _of_each(sources: str, picked: str) -> str:
    return f"(SELECT p.id, p.at FROM {sources} CROSS JOIN LATERAL {picked} p)"  # noqa: S608 - pieces of ours


def _tagged(order: Order, where: str) -> str:
    # The dates beside the taggings follow the entries' own a moment later: both must be before the key, or an entry
    # that somebody comments on meanwhile comes a second time.
    return f"""(
        SELECT e.id, e.{order.column} AS at FROM topics_tagging g JOIN content_entry e ON e.id = g.entry_id
        WHERE g.topic_id = t.topic_id AND e.status = 'published' AND {where}
          AND (g.{order.column}, g.entry_id) < (%(before_at)s, %(before_id)s)
          AND (e.{order.column}, e.id) < (%(before_at)s, %(before_id)s)
        ORDER BY g.{order.column} DESC, g.entry_id DESC LIMIT %(size)s
    )"""  # noqa: S608 - pieces of ours
