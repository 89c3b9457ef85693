"""SQL that picks entries for lists, newest first and paged by key; visibility is part of it, never a filter after it.

Each piece picks (id, at) from one index and stops after `%(size)s` rows.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flurfunk.kit.paging import decode_key

FEED_PAGE = 20
_ORDERS = {"activity": "activity_at", "newest": "published_at"}

# What `EntryQuerySet.visible_to` says of a space, for one row "e"; tests/house holds the two together.
READABLE = """(
    (e.space_id IS NULL AND NOT %(is_guest)s)
    OR EXISTS (SELECT 1 FROM spaces_space rs WHERE rs.id = e.space_id AND rs.visibility = 'open' AND NOT %(is_guest)s)
    OR EXISTS (SELECT 1 FROM spaces_membership rm WHERE rm.space_id = e.space_id AND rm.person_id = %(person)s)
)"""


def pick(where: str, *, order: str, source: str = "content_entry e") -> str:
    """Write the SQL that picks the newest entries of one source; `where` is SQL of ours about "e"."""
    column = _ORDERS[order]
    return f"""(
        SELECT e.id, e.{column} AS at FROM {source}
        WHERE e.status = 'published' AND {where} AND (e.{column}, e.id) < (%(before_at)s, %(before_id)s)
        ORDER BY e.{column} DESC, e.id DESC LIMIT %(size)s
    )"""  # noqa: S608 - pieces of ours


def union(picks: Sequence[str]) -> str:
    """Write the SQL that merges several picks, each entry once."""
    return f"SELECT id, at FROM ({' UNION '.join(picks)}) u ORDER BY at DESC, id DESC LIMIT %(size)s"  # noqa: S608


def paging(before: str | None, *, size: int = FEED_PAGE) -> dict[str, Any]:
    """Give the parameters that make a list begin after a key; one more row than a page is read."""
    key = decode_key(before, length=2)
    moment, number = _read(key) if key else (None, None)
    return {"before_at": moment or "infinity", "before_id": number or 2**62, "size": size + 1}


def _read(key: tuple[str, ...]) -> tuple[datetime | None, int | None]:
    try:
        moment, number = datetime.fromisoformat(key[0]), int(key[1])
    except ValueError:
        return None, None
    return (moment, number) if moment.tzinfo and 0 <= number < 2**62 else (None, None)
