"""The people of the bench network, and whom they follow."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flurfunk.imports.bench.chance import Chance
from flurfunk.imports.bench.copying import copy_rows
from flurfunk.imports.bench.names import SITES, TEAMS, WORK, full_name
from flurfunk.imports.bench.sizes import BEGIN, END, SPAN, Sizes
from flurfunk.imports.bench.texts import Reference
from flurfunk.kit.text import fold, slugify
from flurfunk.people.models import Follow, Person, Role
from flurfunk.people.registering import folded_words

_COLUMNS = (
    *("id", "handle", "email", "name", "work", "team", "place", "time_zone", "languages", "role"),
    *("folded", "password", "joined_at"),
)
_NO_PASSWORD = "!" + "bench" * 8  # Django's mark of an unusable password: nobody can sign in with one
_GUESTS_IN = 100


@dataclass(frozen=True, slots=True)
class Somebody:
    """What the rest of the network needs to know of a person; the first are the most active."""

    id: int
    languages: tuple[str, ...]
    reference: Reference
    is_guest: bool


def write_people(sizes: Sizes, chance: Chance) -> list[Somebody]:
    """Write the people: an owner, a few administrators, and one guest in a hundred at the end."""
    rows = list(_rows(sizes, chance))
    copy_rows(Person, _COLUMNS, rows)
    return [
        Somebody(row[0], tuple(row[8]), Reference.to_person(row[1], row[3]), row[9] == Role.GUEST)
        for row in rows
    ]


def write_follows(people: list[Somebody], sizes: Sizes, chance: Chance) -> None:
    """Let each follow about as many others as the sizes say, the active ones rather than the quiet."""
    copy_rows(Follow, ("follower_id", "followed_id", "at"), _follows(people, sizes, chance))


def _follows(people: list[Somebody], sizes: Sizes, chance: Chance) -> Iterator[tuple[Any, ...]]:
    for index, somebody in enumerate(people):
        count = min(_about(sizes.people_followed_each, chance), len(people) // 2)
        for other in chance.some_early(count, len(people), but=index):
            yield somebody.id, people[other].id, END - SPAN * chance.fraction()


def _rows(sizes: Sizes, chance: Chance) -> Iterator[tuple[Any, ...]]:
    guests_from = sizes.people - sizes.people // _GUESTS_IN
    for index in range(sizes.people):
        site = chance.of(SITES)
        name = full_name(chance.of(site.given), chance.of(site.family))
        person = Person(
            handle=_handle(name, index),
            name=name,
            work=chance.of(WORK),
            team=chance.of(TEAMS),
            place=site.place,
        )
        yield (
            index + 1,
            person.handle,
            f"{person.handle}@bench.example",
            name,
            person.work,
            person.team,
            person.place,
            site.time_zone,
            list(site.languages),
            _role(index, guests_from),
            folded_words(person),
            _NO_PASSWORD,
            BEGIN - timedelta(days=chance.below(2000)),
        )


def _handle(name: str, index: int) -> str:
    latin = name.partition("(")[2].rstrip(")") or name
    return f"{slugify(fold(latin)).replace('-', '.')}{index + 1}"


def _role(index: int, guests_from: int) -> Role:
    if index == 0:
        return Role.OWNER
    if index < 4:
        return Role.ADMINISTRATOR
    return Role.GUEST if index >= guests_from else Role.PERSON


def _about(mean: int, chance: Chance) -> int:
    """Give a number from a quarter of the mean to seven quarters."""
    return mean // 4 + chance.below(mean * 3 // 2 + 1)
