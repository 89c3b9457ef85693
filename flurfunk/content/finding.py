"""Find an entry as a view needs it: only among what the person can see, with their membership in its space."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404

from flurfunk.content.listing import READABLE
from flurfunk.content.models import Entry
from flurfunk.kit.database import columns_of, instance, read_rows, width_of, with_literals
from flurfunk.people.models import Deactivation, Person
from flurfunk.spaces.models import Archiving, Membership, Space

# The page of an entry begins with this: everything the rules and the page ask of it, in one statement.
_WITH_PEOPLE = f"""
SELECT {columns_of(Entry, "e")}, {columns_of(Person, "a")}, {columns_of(Space, "s")},
       {columns_of(Archiving, "v")}, {columns_of(Deactivation, "d")}
FROM content_entry e
JOIN people_person a ON a.id = e.author_id
LEFT JOIN people_deactivation d ON d.person_id = a.id
LEFT JOIN spaces_space s ON s.id = e.space_id
LEFT JOIN spaces_archiving v ON v.space_id = s.id
"""  # noqa: S608 - column names of our own models
_SQL = f"{_WITH_PEOPLE} WHERE e.id = %(entry)s AND e.status = 'published' AND {READABLE}"
_BY_ID = f"{_WITH_PEOPLE} WHERE e.id = ANY(%(entries)s::bigint[])"
_PARTS = (Entry, Person, Space, Archiving, Deactivation)


def find_entry(person: Person, entry_id: int, kind: str | None = None) -> Entry:
    """Find an entry among those the person can see, with author and space. Raises Http404."""
    statement = with_literals(_SQL, is_guest=person.is_guest)
    rows = read_rows(statement, {"entry": entry_id, "person": person.pk}) if entry_id < 2**63 else []
    entry = _entry(rows[0]) if rows else None
    if entry is None or kind not in (None, entry.kind):
        raise Http404
    return entry


def read_entries(ids: Sequence[int]) -> list[Entry]:
    """Read entries with author and space by their ids; who may see them was asked before."""
    return [_entry(row) for row in read_rows(_BY_ID, {"entries": list(ids)})]


def membership_in(person: Person, entry: Entry) -> Membership | None:
    """Give the person's membership in the entry's space."""
    if entry.space_id is None:
        return None
    return Membership.objects.filter(person=person, space=entry.space_id).first()


def _entry(row: tuple[Any, ...]) -> Entry:
    parts, start = [], 0
    for model in _PARTS:
        values = row[start : start + width_of(model)]
        parts.append(instance(model, values) if values[0] is not None else None)
        start += width_of(model)
    entry, author, space, archiving, deactivation = parts
    # What Django's select_related does: what is known to be missing is not asked for again.
    entry._state.fields_cache.update(author=author, space=space)  # type: ignore[union-attr]  # noqa: SLF001
    author._state.fields_cache["deactivation"] = deactivation  # type: ignore[union-attr]  # noqa: SLF001
    if space is not None:
        space._state.fields_cache["archiving"] = archiving  # noqa: SLF001
    return entry  # type: ignore[return-value]  # the first part is always there
