"""The spaces of the bench network and their members."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flurfunk.imports.bench.chance import Chance, zipf_sizes
from flurfunk.imports.bench.copying import copy_rows
from flurfunk.imports.bench.names import SPACES
from flurfunk.imports.bench.people import Somebody
from flurfunk.imports.bench.sizes import BEGIN, END, SPAN, Sizes
from flurfunk.imports.bench.texts import Writer
from flurfunk.kit.text import foldings, slugify
from flurfunk.spaces.models import MemberRole, Membership, Space, Visibility

_SPACE = (
    *("id", "slug", "name", "description", "visibility", "is_default", "member_count", "folded"),
    *("created_by_id", "created_at"),
)
_MEMBERSHIP = ("space_id", "person_id", "role", "muted_at", "joined_at")
_VISIBILITIES = (
    *(Visibility.OPEN, Visibility.CLOSED, Visibility.SECRET, Visibility.OPEN, Visibility.OPEN),
    *(Visibility.CLOSED, Visibility.OPEN, Visibility.OPEN, Visibility.CLOSED, Visibility.OPEN),
)
_FEWEST_MEMBERS = 12
_DEFAULTS = 2
_MUTED = 0.04


@dataclass(frozen=True, slots=True)
class Room:
    """What entries need to know of a space: who belongs to it, the active ones first (places in the list of people)."""

    id: int
    members: list[int]


def write_spaces(people: list[Somebody], sizes: Sizes, chance: Chance) -> list[Room]:
    """Write the spaces, the largest first, and their memberships."""
    wanted = sizes.memberships_each * sizes.people
    limits = zipf_sizes(wanted, sizes.spaces, least=_FEWEST_MEMBERS, most=sizes.people * 9 // 10)
    rooms = [Room(index + 1, chance.sample(size, sizes.people)) for index, size in enumerate(limits)]
    copy_rows(Space, _SPACE, _rows(rooms, people, chance))
    copy_rows(Membership, _MEMBERSHIP, _memberships(rooms, people, chance))
    return rooms


def _rows(rooms: list[Room], people: list[Somebody], chance: Chance) -> Iterator[tuple[Any, ...]]:
    writer = Writer(chance)
    for room in rooms:
        founder = people[room.members[0]]
        name = f"{chance.of(SPACES)} {room.id}"
        yield (
            room.id,
            slugify(name),
            name,
            writer.sentence(founder.languages[0]),
            _VISIBILITIES[(room.id - 1) % len(_VISIBILITIES)],
            room.id <= _DEFAULTS,
            len(room.members),
            foldings(name),
            founder.id,
            BEGIN - timedelta(days=chance.below(700)),
        )


def _memberships(rooms: list[Room], people: list[Somebody], chance: Chance) -> Iterator[tuple[Any, ...]]:
    for room in rooms:
        for place, index in enumerate(room.members):
            muted_at = END if chance.fraction() < _MUTED else None
            yield room.id, people[index].id, _role(place), muted_at, END - SPAN * chance.fraction()


def _role(place: int) -> MemberRole:
    if place == 0:
        return MemberRole.OWNER
    return MemberRole.MODERATOR if place < 3 else MemberRole.MEMBER
