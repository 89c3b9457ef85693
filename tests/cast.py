"""The cast: Ada belongs, Bea belongs too, Olu runs the place, Mallory is outside; and a space that shows it."""

from collections.abc import Callable

import pytest
from django.test import Client

from flurfunk.accounts.founding import found
from flurfunk.content.models import Entry
from flurfunk.conversation.commenting import comment
from flurfunk.conversation.models import Comment
from flurfunk.feed.posting import post
from flurfunk.people.models import Person, Role
from flurfunk.people.registering import register
from flurfunk.spaces.creating import create_space
from flurfunk.spaces.joining import add_member
from flurfunk.spaces.models import MemberRole, Space, Visibility

__all__ = [
    "ada",
    "bea",
    "closed_space",
    "guest",
    "mallory",
    "olu",
    "open_space",
    "secret_comment",
    "secret_post",
    "secret_space",
    "sign_in",
]

PASSWORD = "a goose on the crane"


class Browser(Client):
    """Django's test client, sending what a browser sends with its own pages' forms."""

    def __init__(self) -> None:
        super().__init__(headers={"Sec-Fetch-Site": "same-origin"})


@pytest.fixture
def olu(db: None) -> Person:
    """Olu runs the place: owner of the house."""
    return found(
        "Nordlicht Maschinenbau",
        accent="#0f6b5c",
        languages=["en", "de"],
        time_zone="Europe/Berlin",
        name="Olu Adeyemi",
        email="olu@nordlicht.example",
        password=PASSWORD,
    )


@pytest.fixture
def ada(olu: Person) -> Person:
    """Ada belongs."""
    return register("ada@nordlicht.example", "Ada Lindqvist", password=PASSWORD, languages=["en"])


@pytest.fixture
def bea(olu: Person) -> Person:
    """Bea belongs, too."""
    return register("bea@nordlicht.example", "Bea Müller", password=PASSWORD, languages=["de"])


@pytest.fixture
def mallory(olu: Person) -> Person:
    """Mallory is a colleague, and outside."""
    return register("mallory@nordlicht.example", "Mallory Stone", password=PASSWORD, languages=["en"])


@pytest.fixture
def guest(olu: Person, open_space: Space) -> Person:
    """Gus is a guest in the open space."""
    person = register("gus@supplier.example", "Gus Brandt", password=PASSWORD, role=Role.GUEST)
    add_member(open_space, person)
    return person


def _space(owner: Person, members: list[Person], name: str, visibility: Visibility) -> Space:
    space = create_space(owner, name, visibility=visibility, description=f"About {name}.")
    for member in members:
        add_member(space, member, role=MemberRole.MEMBER)
    return space


@pytest.fixture
def open_space(olu: Person, ada: Person, bea: Person) -> Space:
    """Olu's open space, with Ada and Bea."""
    return _space(olu, [ada, bea], "Hydraulics", Visibility.OPEN)


@pytest.fixture
def closed_space(olu: Person, ada: Person, bea: Person) -> Space:
    """Olu's closed space, with Ada and Bea."""
    return _space(olu, [ada, bea], "Works council", Visibility.CLOSED)


@pytest.fixture
def secret_space(olu: Person, ada: Person, bea: Person) -> Space:
    """Olu's secret space, with Ada and Bea."""
    return _space(olu, [ada, bea], "Project Polaris", Visibility.SECRET)


@pytest.fixture
def secret_post(secret_space: Space, ada: Person) -> Entry:
    """What Mallory must not see."""
    return post(ada, "The press is called Polaris. #polaris", space=secret_space, title="A name")


@pytest.fixture
def secret_comment(secret_post: Entry, bea: Person) -> Comment:
    """What Mallory must not see, either."""
    return comment(secret_post, bea, "I like the name.")


@pytest.fixture
def sign_in() -> Callable[[Person], Browser]:
    """Give a browser in which a person is signed in."""

    def signed_in_browser(person: Person) -> Browser:
        browser = Browser()
        browser.force_login(person)
        return browser

    return signed_in_browser
