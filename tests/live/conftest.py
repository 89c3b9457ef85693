"""One server for all tests of a module."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from django.utils import timezone

from flurfunk.events.models import Event
from flurfunk.people.models import Person
from tests.events.conftest import run_job
from tests.live.houses import House, OpenPage


@pytest.fixture(scope="module")
def house(django_db_setup: None) -> Iterator[House]:
    """A server on the tests' database."""
    house = House()
    yield house
    house.stop()


@pytest.fixture
def open_page(house: House) -> Iterator[Callable[[Person], OpenPage]]:
    """Open pages, which are closed after the test."""
    with ExitStack() as stack:

        def opened(person: Person) -> OpenPage:
            page = house.open_page(person)
            stack.callback(page.socket.close)
            return page

        yield opened


@pytest.fixture
def tell_all() -> Callable[[], None]:
    """Do what the worker would do now, with what happened from here on."""
    Event.objects.update(told_at=timezone.now())

    def tell() -> None:
        for event in Event.objects.filter(told_at=None).order_by("pk"):
            run_job(event.pk)

    return tell
