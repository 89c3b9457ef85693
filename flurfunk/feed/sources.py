"""SQL of the home feed: what a person follows, each source read from its own index, each entry once.

First what is near: the person's spaces and what is for everybody, from indexes alone. The oldest of a full page of it
is a bound: of the people and topics followed only what is newer can be on the page, and that is usually little.
"""

from flurfunk.feed.models import Order
from flurfunk.people.models import Person

_MINE = "mine AS MATERIALIZED (SELECT space_id, muted_at FROM spaces_membership WHERE person_id = %(person)s)"

# What `EntryQuerySet.visible_to` says, less the spaces one has muted; tests/feed holds it against a plain model.
_TO_GUESTS = "EXISTS (SELECT 1 FROM mine WHERE mine.space_id = e.space_id AND mine.muted_at IS NULL)"
_TO_COLLEAGUES = """(e.space_id IS NULL OR (
    NOT EXISTS (SELECT 1 FROM mine WHERE mine.space_id = e.space_id AND mine.muted_at IS NOT NULL)
    AND (EXISTS (SELECT 1 FROM mine WHERE mine.space_id = e.space_id)
         OR EXISTS (SELECT 1 FROM spaces_space rs WHERE rs.id = e.space_id AND rs.visibility = 'open'))))"""


def home(person: Person, order: Order) -> str:
    """Write the SQL that picks a page of the home feed as (id, at)."""
    near = _union(_near(person, order))
    bound = "(SELECT at FROM bound)"
    return f"""WITH {_MINE}, near AS MATERIALIZED ({near}),
        bound AS MATERIALIZED (
            SELECT CASE WHEN count(*) = %(size)s THEN min(at) ELSE '-infinity' END AS at FROM near)
        {_union(["SELECT id, at FROM near", *_far(person, order, since=bound)])}"""  # noqa: S608 - pieces of ours


def home_since(person: Person, order: Order) -> str:
    """Write the SQL that picks the newest of the home feed that moved after the parameter `since`."""
    since = "%(since)s"
    return f"WITH {_MINE} {_union([*_near(person, order, since), *_far(person, order, since=since)])}"


def _near(person: Person, order: Order, since: str = "'-infinity'") -> list[str]:
    spaces = "(SELECT space_id FROM mine WHERE muted_at IS NULL) s"
    picks = [_of_each(spaces, _newest("e.space_id = s.space_id", order, since))]
    return picks if person.is_guest else [*picks, _newest("e.space_id IS NULL", order, since)]


def _far(person: Person, order: Order, *, since: str) -> list[str]:
    if person.is_guest:
        return [_newest(f"e.author_id = %(person)s AND {_TO_GUESTS}", order, since)]
    people = "(SELECT followed_id FROM people_follow WHERE follower_id = %(person)s) f"
    topics = "(SELECT topic_id FROM topics_follow WHERE person_id = %(person)s) t"
    return [
        # One's own entries, too, are out of sight once one has left their space.
        _newest(f"e.author_id = %(person)s AND {_TO_COLLEAGUES}", order, since),
        _of_each(people, _newest(f"e.author_id = f.followed_id AND {_TO_COLLEAGUES}", order, since)),
        _of_each(topics, _tagged(order, since)),
    ]


def _newest(where: str, order: Order, since: str) -> str:
    column = order.column
    return f"""(SELECT e.id, e.{column} AS at FROM content_entry e
        WHERE e.status = 'published' AND {where} AND e.{column} >= {since}
          AND (e.{column}, e.id) < (%(before_at)s, %(before_id)s)
        ORDER BY e.{column} DESC, e.id DESC LIMIT %(size)s)"""  # noqa: S608 - pieces of ours


def _tagged(order: Order, since: str) -> str:
    column = order.column
    return f"""(SELECT e.id, g.{column} AS at FROM topics_tagging g JOIN content_entry e ON e.id = g.entry_id
        WHERE g.topic_id = t.topic_id AND e.status = 'published' AND {_TO_COLLEAGUES} AND g.{column} >= {since}
          AND (g.{column}, g.entry_id) < (%(before_at)s, %(before_id)s)
        ORDER BY g.{column} DESC, g.entry_id DESC LIMIT %(size)s)"""  # noqa: S608 - pieces of ours


def _of_each(sources: str, picked: str) -> str:
    return f"(SELECT p.id, p.at FROM {sources} CROSS JOIN LATERAL {picked} p)"  # noqa: S608 - pieces of ours


def _union(picks: list[str]) -> str:
    return f"SELECT id, at FROM ({' UNION '.join(picks)}) u ORDER BY at DESC, id DESC LIMIT %(size)s"  # noqa: S608
