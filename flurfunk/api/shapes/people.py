"""People as programs see them."""

from datetime import datetime
from typing import Any

from ninja import Schema

from flurfunk.people.models import Person


class PersonName(Schema):
    """Just enough to name somebody."""

    handle: str
    name: str


class PersonShape(PersonName):
    """What somebody says about themselves. `url` is the page for people."""

    pronouns: str
    work: str
    team: str
    place: str
    languages: list[str]
    about: str
    role: str
    is_active: bool
    joined_at: datetime
    photo_url: str | None
    url: str


class MyShape(PersonShape):
    """Whom the token belongs to, and what it is good for."""

    email: str
    time_zone: str
    version: int
    scopes: list[str]


def person_name(person: Person) -> PersonName:
    """Name somebody."""
    return PersonName(handle=person.handle, name=person.name)


def person_shape(person: Person) -> PersonShape:
    """Shape somebody; `deactivation` was read along."""
    return PersonShape.model_construct(**_said(person))


def my_shape(person: Person, scopes: tuple[str, ...]) -> MyShape:
    """Shape the person themselves."""
    mine: dict[str, Any] = {"email": person.email, "time_zone": person.time_zone, "version": person.version}
    return MyShape.model_construct(**_said(person), **mine, scopes=list(scopes))


def _said(person: Person) -> dict[str, Any]:
    plain = ("handle", "name", "pronouns", "work", "team", "place", "languages", "about", "role", "is_active")
    return {
        **{field: getattr(person, field) for field in plain},
        "joined_at": person.joined_at,
        "photo_url": person.large_photo_url or None,
        "url": person.url,
    }
