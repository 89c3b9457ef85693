"""The entries of a space, of a person and of a topic, as a reader may see them; paged by key."""

from datetime import datetime
from typing import Any

from django.db import connection

from flurfunk.content.listing import READABLE, paging, pick
from flurfunk.conversation.cards import CardRow, read_cards
from flurfunk.feed.models import Order
from flurfunk.kit.paging import Page, cut
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space
from flurfunk.topics.models import Topic

_MOST_PINNED = 10

# The pinned entries of a space that stand above its feed: the last ones pinned.
_PINNED = f"""SELECT n.entry_id FROM content_pin n JOIN content_entry pe ON pe.id = n.entry_id
    WHERE pe.space_id = %(space)s AND pe.status = 'published'
    ORDER BY n.at DESC, n.entry_id DESC LIMIT {_MOST_PINNED}"""  # noqa: S608 - a number of ours


def space_page(space: Space, person: Person, order: Order, *, before: str | None = None) -> Page[CardRow]:
    """Read a page of the feed of a space; what is pinned stands above it and is not in it."""
    where = f"e.space_id = %(space)s AND e.id NOT IN ({_PINNED}) AND {READABLE}"
    return _page(pick(where, order=order.value), {"space": space.pk}, person, before=before)


def pinned_in(space: Space, person: Person) -> list[CardRow]:
    """Read what is pinned in a space, the last one pinned on top."""
    picked = f"""SELECT e.id, n.at FROM content_entry e JOIN content_pin n ON n.entry_id = e.id
        WHERE e.id IN ({_PINNED}) AND {READABLE}"""  # noqa: S608 - pieces of ours
    return read_cards(picked, {"space": space.pk, **_reader(person)}, person)


def person_page(author: Person, person: Person, *, before: str | None = None) -> Page[CardRow]:
    """Read a page of what somebody published, newest first."""
    where = f"e.author_id = %(author)s AND {READABLE}"
    return _page(pick(where, order=Order.NEWEST.value), {"author": author.pk}, person, before=before)


def thanks_page(thanked: Person, person: Person, *, before: str | None = None) -> Page[CardRow]:
    """Read a page of the posts that thank somebody, newest first."""
    where = f"t.person_id = %(thanked)s AND {READABLE}"
    source = "feed_thanks t JOIN content_entry e ON e.id = t.entry_id"
    picked = pick(where, order=Order.NEWEST.value, source=source)
    return _page(picked, {"thanked": thanked.pk}, person, before=before)


def topic_page(topic: Topic, person: Person, order: Order, *, before: str | None = None) -> Page[CardRow]:
    """Read a page of what was published about a topic; the dates beside the taggings lead to it."""
    picked = f"""SELECT e.id, g.{order.column} AS at FROM topics_tagging g JOIN content_entry e ON e.id = g.entry_id
        WHERE g.topic_id = %(topic)s AND e.status = 'published' AND {READABLE}
          AND (g.{order.column}, g.entry_id) < (%(before_at)s, %(before_id)s)
        ORDER BY g.{order.column} DESC, g.entry_id DESC LIMIT %(size)s"""  # noqa: S608 - pieces of ours
    return _page(picked, {"topic": topic.pk}, person, before=before)


def bookmarks_page(person: Person, *, before: str | None = None) -> Page[CardRow]:
    """Read a page of what somebody keeps and may still see, the last kept first."""
    picked = f"""SELECT e.id, b.at FROM conversation_bookmark b JOIN content_entry e ON e.id = b.entry_id
        WHERE b.person_id = %(person)s AND e.status = 'published' AND {READABLE}
          AND (b.at, b.entry_id) < (%(before_at)s, %(before_id)s)
        ORDER BY b.at DESC, b.entry_id DESC LIMIT %(size)s"""  # noqa: S608 - pieces of ours
    return _page(picked, {}, person, before=before)


def count_new_in(space: Space, person: Person, *, since: datetime, most: int = 50) -> int:
    """Count what others published in a space since a moment, among what the person may read; ends at `most`."""
    sql = f"""SELECT count(*) FROM (
        SELECT 1 FROM content_entry e WHERE e.space_id = %(space)s AND e.status = 'published'
           AND e.published_at > %(since)s AND e.author_id <> %(person)s AND {READABLE} LIMIT %(most)s) n"""  # noqa: S608
    params = {"space": space.pk, "since": since, "most": most, **_reader(person)}
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        counted: tuple[int] = cursor.fetchone()
    return counted[0]


def _page(picked: str, about: dict[str, Any], person: Person, *, before: str | None) -> Page[CardRow]:
    params = {**paging(before), **about, **_reader(person)}
    rows = read_cards(picked, params, person)
    return cut(rows, params["size"] - 1, lambda row: (row.at.isoformat(), row.id))


def _reader(person: Person) -> dict[str, Any]:
    return {"person": person.pk, "is_guest": person.is_guest}
