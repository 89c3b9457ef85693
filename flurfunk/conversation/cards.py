"""Cards of entries in any list: read in one query, rendered once per version and language, filled per viewer."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import get_language
from markupsafe import Markup

from flurfunk.content.finding import read_entries
from flurfunk.content.models import Entry
from flurfunk.conversation.card_parts import CardParts
from flurfunk.conversation.card_rendering import render_card
from flurfunk.kit.database import decoded, read_rows, with_literals
from flurfunk.kit.fragments import Cut, Slot, cache, fill, filled
from flurfunk.people.models import Person

_OWN = ("own", "own_head")  # what a kind shows to each differently


class CardRow(NamedTuple):
    """What a list needs to know of an entry to show its card; `at` is what the list is ordered by."""

    id: int
    at: datetime
    kind: str
    version: int
    author_id: int
    author_version: int
    space_id: int | None
    space_version: int | None
    is_archived: bool
    is_pinned: bool
    comment_count: int
    reaction_counts: dict[str, int]
    published_at: datetime
    mine: list[str]
    role: str | None
    is_bookmarked: bool
    preview: str | None


# What a card needs is read for the picked rows only, each by its key.
_COLUMNS = """
SELECT e.id, picked.at, e.kind, e.version, e.author_id, a.version, e.space_id, s.version,
       v.space_id IS NOT NULL, n.entry_id IS NOT NULL,
       e.comment_count, e.reaction_counts, e.published_at,
       ARRAY(SELECT r.emoji FROM conversation_reaction r WHERE r.entry_id = e.id AND r.person_id = %(person)s), m.role,
       b.id IS NOT NULL, l.id || '.' || l.version
FROM ({picked}) picked
JOIN content_entry e ON e.id = picked.id
JOIN people_person a ON a.id = e.author_id
LEFT JOIN spaces_space s ON s.id = e.space_id
LEFT JOIN spaces_archiving v ON v.space_id = e.space_id
LEFT JOIN content_pin n ON n.entry_id = e.id
LEFT JOIN spaces_membership m ON m.space_id = e.space_id AND m.person_id = %(person)s
LEFT JOIN conversation_bookmark b ON b.entry_id = e.id AND b.person_id = %(person)s
LEFT JOIN conversation_linkpreview lp ON lp.entry_id = e.id AND lp.comment_id IS NULL
LEFT JOIN links_link l ON l.id = lp.link_id
ORDER BY picked.at DESC, e.id DESC
"""


def read_cards(picked: str, params: dict[str, Any], person: Person) -> list[CardRow]:
    """Read the rows of the entries that the SQL `picked` gives as (id, at), newest first.

    `picked` decides what is visible; it is SQL of ours with named parameters.
    """
    shaping = {name: params[name] for name in ("size", "is_guest") if name in params}
    statement = with_literals(_COLUMNS.format(picked=picked), **shaping)
    rest = {name: value for name, value in params.items() if name not in shaping}
    rows = read_rows(statement, {**rest, "person": person.pk})
    return [CardRow(*row)._replace(reaction_counts=decoded(row[11])) for row in rows]


def read_card(entry: Entry, person: Person) -> CardRow:
    """Read the row of one entry that the person may see."""
    picked = "SELECT id, published_at AS at FROM content_entry WHERE id = %(entry)s"
    return read_cards(picked, {"entry": entry.pk}, person)[0]


def show_cards(rows: Sequence[CardRow], person: Person, *, is_full: bool = False) -> list[Markup]:
    """Give the HTML of the cards, in order; what is in the cache is only filled in for this person."""
    keys = _keys(rows, is_full)
    missing = [row for row in rows if cache.peek(keys[row.id]) is None]
    fresh = _render(missing, is_full=is_full) if missing else {}
    parts = CardParts({row.id: row for row in rows}, person, is_full=is_full)

    def cut(row: CardRow) -> Cut:
        return cache.get(keys[row.id], lambda: fresh.get(row.id) or _render([row], is_full=is_full)[row.id])

    def show(row: CardRow) -> Markup:
        pieces = cut(row)
        if any(isinstance(piece, Slot) and piece.name in _OWN for piece in pieces):
            return fill(pieces, parts.fillers)
        # Most people see the same of what most others wrote: such cards need no filling.
        whole = filled.whole((keys[row.id], parts.seen(row)), lambda: fill(pieces, parts.fillers))
        return Markup(whole)  # noqa: S704 - as `fill` made it

    return [show(row) for row in rows]


def _render(rows: Sequence[CardRow], *, is_full: bool) -> dict[int, str]:
    return render_card(read_entries([row.id for row in rows]), is_full=is_full)


def _keys(rows: Sequence[CardRow], is_full: bool) -> dict[int, tuple[object, ...]]:
    language = get_language()
    return {row.id: ("card", *_versions(row), row.is_pinned, is_full, language) for row in rows}


def _versions(row: CardRow) -> tuple[object, ...]:
    return (row.id, row.version, row.author_version, row.space_version, row.preview)
