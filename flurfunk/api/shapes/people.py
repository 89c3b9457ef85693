"""People as programs see them."""

from datetime import datetime
from typing import Any

from ninja import Field, Schema

from flurfunk.people.forms import MOST_LINKS
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


class Link(Schema):
    """Where else somebody is found; without a title the address says it."""

    url: str
    title: str = ""


class MyShape(PersonShape):
    """Whom the token belongs to, and what it is good for."""

    email: str
    time_zone: str
    links: list[Link]
    version: int
    scopes: list[str]


class MyChange(Schema):
    """What somebody says about themselves from now on; what is left out stays.

    Of the languages the first is the one of the pages; there are at most four, and at most five links.
    """

    name: str | None = None
    pronouns: str | None = None
    work: str | None = None
    team: str | None = None
    place: str | None = None
    time_zone: str | None = None
    languages: list[str] | None = Field(None, min_length=1, max_length=4)
    links: list[Link] | None = Field(None, max_length=MOST_LINKS)
    about: str | None = None


def person_name(person: Person) -> PersonName:
    """Name somebody."""
    return PersonName(handle=person.handle, name=person.name)


def person_shape(person: Person) -> PersonShape:
    """Shape somebody; `deactivation` was read along."""
    return PersonShape.model_construct(**_said(person))


def my_shape(person: Person, scopes: tuple[str, ...]) -> MyShape:
    """Shape the person themselves."""
    mine: dict[str, Any] = {"email": person.email, "time_zone": person.time_zone, "version": person.version}
    links = [Link(**link) for link in person.links]
    return MyShape.model_construct(**_said(person), **mine, links=links, scopes=list(scopes))


def _said(person: Person) -> dict[str, Any]:
    plain = ("handle", "name", "pronouns", "work", "team", "place", "languages", "about", "role", "is_active")
    return {
        **{field: getattr(person, field) for field in plain},
        "joined_at": person.joined_at,
        "photo_url": person.large_photo_url or None,
        "url": person.url,
    }
