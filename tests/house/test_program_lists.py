"""What programs are shown in lists is what `visible_to` gives their person, no more and no less."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from flurfunk.api.issuing import issue
from flurfunk.api.scopes import SCOPES
from flurfunk.content.models import Entry
from flurfunk.conversation.models import Comment
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space
from flurfunk.topics.queries import visible_topics
from tests.house.lasting import Lasting
from tests.house.network import Network, build

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def network(lasting: Lasting) -> Iterator[Network]:
    """Build one network; whatever is done in it is taken back."""
    with lasting():
        yield build(2)


def walk(client: Client, address: str) -> list[dict[str, Any]]:
    """Give everything in a list, page after page."""
    items: list[dict[str, Any]] = []
    while address:
        answer = client.get(address).json()
        items += answer["items"]
        address = answer["next"]
    return items


def values(rows: Any, field: str) -> list[Any]:
    """Give one value of each row, sorted."""
    return sorted(rows.values_list(field, flat=True))


@pytest.fixture
def clients(network: Network) -> list[tuple[Person, Client]]:
    """Give the program of each person who may come in."""
    secrets = [
        (person, issue(person, "All", scopes=SCOPES).secret) for person in network.people if person.is_active
    ]
    return [(person, Client(headers={"Authorization": f"Bearer {secret}"})) for person, secret in secrets]


def test_entries_and_comments(clients: list[tuple[Person, Client]], network: Network) -> None:
    for reader, client in clients:
        seen = values(Entry.objects.visible_to(reader), "pk")
        assert sorted(each["id"] for each in walk(client, "/api/v1/entries")) == seen
        said = [one["id"] for pk in seen for one in walk(client, f"/api/v1/entries/{pk}/comments")]
        assert sorted(said) == values(Comment.objects.visible_to(reader), "pk")
        hidden = [entry.pk for entry in network.entries if entry.pk not in seen]
        assert {client.get(f"/api/v1/entries/{pk}/comments").status_code for pk in hidden} <= {404}


def test_spaces_people_and_topics(clients: list[tuple[Person, Client]]) -> None:
    for reader, client in clients:
        spaces = walk(client, "/api/v1/spaces") + walk(client, "/api/v1/spaces?show=archived")
        assert sorted(each["slug"] for each in spaces) == values(Space.objects.visible_to(reader), "slug")
        people = Person.objects.visible_to(reader).active()
        assert sorted(each["handle"] for each in walk(client, "/api/v1/people")) == values(people, "handle")
        topics = sorted(each["slug"] for each in walk(client, "/api/v1/topics"))
        assert topics == values(visible_topics(reader), "slug")
