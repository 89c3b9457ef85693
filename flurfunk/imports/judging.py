"""Say of each row of a list of people what would happen: somebody new, somebody changed, nothing, or why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import override

from flurfunk.kit.dates import zone_names
from flurfunk.kit.text import fold
from flurfunk.people.languages import SPOKEN, spoken_choices
from flurfunk.people.models import Person, Role
from flurfunk.people.rules import may_change_role, roles_to_give

_LENGTHS = {"name": 120, "work": 120, "team": 80, "place": 80}
_ROLES = {
    "": None,
    "person": Role.PERSON,
    "colleague": Role.PERSON,
    "kollege": Role.PERSON,
    "kollegin": Role.PERSON,
    "guest": Role.GUEST,
    "gast": Role.GUEST,
    "administrator": Role.ADMINISTRATOR,
    "admin": Role.ADMINISTRATOR,
    "administratorin": Role.ADMINISTRATOR,
}


class Outcome(StrEnum):
    """What comes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    INVALID = "invalid"


@dataclass(frozen=True)
class Judgement:
    """A row with its line in the table, what comes of it, and why where nothing does; `values` are fields of Person."""

    line: int
    row: Mapping[str, str]
    outcome: Outcome
    reason: str = ""
    values: Mapping[str, Any] | None = None
    role: Role | None = None
    person: Person | None = None


class _RefusedRowError(Exception):
    """The row cannot be read in; says why."""


def judge(
    rows: Sequence[Mapping[str, str]], *, by: Person, earlier: Sequence[Mapping[str, str]] = ()
) -> list[Judgement]:
    """Judge rows of a table that has `earlier` ones above them; costs one query."""
    addresses = [row.get("email", "").lower() for row in rows]
    known = {each.email.lower(): each for each in _people(addresses)}
    seen: dict[str, int] = {}
    for number, row in enumerate(earlier):
        seen.setdefault(row.get("email", "").lower(), _line(row, number))
    found = []
    for number, (row, email) in enumerate(zip(rows, addresses, strict=True), start=len(earlier)):
        line = _line(row, number)
        try:
            if email in seen:
                raise _RefusedRowError(_("The same address stands in line %(line)s.") % {"line": seen[email]})
            found.append(_judge(line, row, known.get(email), by))
        except _RefusedRowError as refused:
            found.append(Judgement(line, row, Outcome.INVALID, str(refused)))
        seen.setdefault(email, line)
    return found


def _line(row: Mapping[str, str], number: int) -> int:
    """Give the line of the file that a row stands in; tables read in before it was kept begin below the head."""
    return int(row.get("line", number + 2))


def _people(addresses: Sequence[str]) -> Sequence[Person]:
    return list(Person.objects.select_related("deactivation").filter(email__in=addresses))


def _judge(line: int, row: Mapping[str, str], person: Person | None, by: Person) -> Judgement:
    values, role = _values(row), _role(row, person, by)
    if person is None:
        if not values.get("name"):
            raise _RefusedRowError(_("The name is missing."))
        return Judgement(line, row, Outcome.NEW, values=values, role=role)
    new = {name: value for name, value in values.items() if value and value != getattr(person, name)}
    changed_role = role if role and role != person.role else None
    outcome = Outcome.CHANGED if new or changed_role else Outcome.SAME
    return Judgement(line, row, outcome, values=new, role=changed_role, person=person)


def _values(row: Mapping[str, str]) -> dict[str, Any]:
    try:
        validate_email(row.get("email", ""))
    except ValidationError:
        raise _RefusedRowError(_("This is no e-mail address.")) from None
    for name, longest in _LENGTHS.items():
        if len(row.get(name, "")) > longest:
            raise _RefusedRowError(_("Something is too long: “%(words)s…”") % {"words": row[name][:30]})
    values: dict[str, Any] = {name: row[name] for name in _LENGTHS if name in row}
    if row.get("time_zone"):
        if row["time_zone"] not in zone_names():
            raise _RefusedRowError(_("There is no time zone “%(name)s”.") % {"name": row["time_zone"]})
        values["time_zone"] = row["time_zone"]
    if row.get("languages"):
        values["languages"] = [_language(word) for word in _words(row["languages"])]
    return values


def _words(text: str) -> list[str]:
    for separator in ";/|":
        text = text.replace(separator, ",")
    return [word.strip() for word in text.split(",") if word.strip()]


def _language(word: str) -> str:
    code = _languages().get(fold(word))
    if code is None:
        raise _RefusedRowError(_("There is no language “%(name)s”.") % {"name": word})
    return code


@cache
def _languages() -> Mapping[str, str]:
    known = {code: code for code in SPOKEN}
    for language in ("en", "de"):
        with override(language):
            known |= {fold(name): code for code, name in spoken_choices()}
    return known


def _role(row: Mapping[str, str], person: Person | None, by: Person) -> Role | None:
    typed = fold(row.get("role", ""))
    if typed not in _ROLES:
        raise _RefusedRowError(
            _("There is no role “%(name)s” that a list could give.") % {"name": row["role"]}
        )
    role = _ROLES[typed]
    if role and person and role != person.role and not may_change_role(by, person):
        raise _RefusedRowError(_("You may not change the role of %(name)s.") % {"name": person.name})
    if role and role not in roles_to_give(by):
        raise _RefusedRowError(_("You may not give this role."))
    return role
