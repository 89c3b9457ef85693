"""What every page needs to know of its visitor, in one statement.

What the upper floors show in the frame is declared in `config/frame.py` and read along: another statement for a number
would cost as much as all of it.
"""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from django.utils.module_loading import import_string

from flurfunk.config.frame import FRAME
from flurfunk.kit.database import decoded, read_rows
from flurfunk.kit.templating import url
from flurfunk.people.models import Company, Person

_PERSON = [f.attname for f in Person._meta.concrete_fields]  # noqa: SLF001 - Django's documented name
_COMPANY = [f.attname for f in Company._meta.concrete_fields]  # noqa: SLF001
_MOST_SPACES = 40  # in the left bar; the rest is one click away

_COMPANY_COLUMNS = ", ".join(f"c.{column}" for column in _COMPANY)
_SQL = f"""
SELECT FRAME, {_COMPANY_COLUMNS}, s.session_data, s.seen_at,
       (SELECT json_agg(json_build_array(m.id, m.name, m.slug, m.is_muted)) FROM (
            SELECT p.id, p.name, p.slug, ms.muted_at IS NOT NULL AS is_muted
            FROM spaces_membership ms JOIN spaces_space p ON p.id = ms.space_id
            WHERE ms.person_id = s.person_id
              AND NOT EXISTS (SELECT 1 FROM spaces_archiving a WHERE a.space_id = p.id)
            ORDER BY p.folded LIMIT {_MOST_SPACES}) m),
       {", ".join(f"p.{column}" for column in _PERSON)}
FROM (SELECT 1) one
LEFT JOIN people_company c ON c.id = 1
LEFT JOIN accounts_session s ON s.session_key = %s AND s.expire_date > now()
LEFT JOIN people_person p ON p.id = s.person_id
    AND NOT EXISTS (SELECT 1 FROM people_deactivation d WHERE d.person_id = p.id)
"""  # noqa: S608 - column names of our own models


@dataclass(frozen=True)
class MySpace:
    """A space as the left bar names it."""

    id: int
    name: str
    slug: str
    is_muted: bool

    @property
    def url(self) -> str:
        """The address of the space."""
        return url("space", self.slug)

    @property
    def hue(self) -> int:
        """Its colour, 1 to 12."""
        return self.id % 12 + 1


@dataclass(frozen=True)
class Visitor:
    """Who is asking: the company always (None before the first run), the rest for those who are signed in.

    `frame` holds the numbers that `config/frame.py` names.
    """

    company: Company | None
    session_data: str | None
    seen_at: datetime | None
    person: Person | None
    spaces: list[MySpace] = field(default_factory=list)
    frame: dict[str, int] = field(default_factory=dict)


def read_visitor(session_digest: str) -> Visitor:
    """Read everything the shell of a page shows."""
    whole = read_rows(_statement(), [session_digest])[0]
    row = whole[len(FRAME) :]
    after_company = len(_COMPANY)
    session_data, seen_at, spaces = row[after_company : after_company + 3]
    person = row[after_company + 3 :]
    return Visitor(
        company=_company(row[:after_company]),
        session_data=session_data,
        seen_at=seen_at,
        person=_person(person),
        spaces=[MySpace(*space) for space in decoded(spaces) or ()],
        frame=dict(zip(FRAME, whole[: len(FRAME)], strict=True)),
    )


@cache
def _statement() -> str:
    columns: list[str] = [import_string(name) for name in FRAME.values()]
    return _SQL.replace("FRAME", ", ".join(columns), 1)


def _company(values: tuple[Any, ...]) -> Company | None:
    return Company.from_db("default", _COMPANY, values) if values[0] is not None else None


def _person(values: tuple[Any, ...]) -> Person | None:
    if values[0] is None:
        return None
    plain = [decoded(v) if column == "links" else v for column, v in zip(_PERSON, values, strict=True)]
    person = Person.from_db("default", _PERSON, plain)
    person.is_active = True  # the query leaves out who is deactivated
    return person
