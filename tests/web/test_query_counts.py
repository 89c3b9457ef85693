"""Lists cost the same number of queries for one row and for five."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from flurfunk.content.deleting import pin
from flurfunk.feed.posting import post
from flurfunk.kit.fragments import cache
from flurfunk.people.deactivating import deactivate
from flurfunk.people.models import Person
from flurfunk.people.registering import register
from flurfunk.spaces.creating import create_space
from flurfunk.spaces.joining import add_member
from flurfunk.spaces.models import Space
from flurfunk.topics.following import say_what_i_know
from tests.cast import Browser

SignIn = Callable[[Person], Browser]


def _grow(space: Space, author: Person, number: int) -> None:
    """Add one of everything that a list shows."""
    person = register(f"press{number}@nordlicht.example", f"Press {number}", place=f"Hall {number}")
    add_member(create_space(author, f"Presses {number}"), person)
    add_member(space, person)
    say_what_i_know(person, ["Presses"])
    say_what_i_know(author, [f"Presses {count}" for count in range(number + 1)])
    post(person, "On #presses", space=space)
    pin(post(author, "More on #presses", space=space), by=author)


@pytest.mark.parametrize(
    ("address", "cold", "warm"),
    [
        ("/people", 3, 3),
        ("/people?q=press", 6, 6),
        ("/people/olu.adeyemi", 13, 8),
        ("/spaces/hydraulics", 10, 5),
        ("/topics/presses", 14, 9),
        ("/search?q=press", 10, 10),
        ("/palette/found?q=press", 10, 10),
    ],
)
def test_one_row_and_five(
    open_space: Space, olu: Person, sign_in: SignIn, address: str, cold: int, warm: int
) -> None:
    browser, counted = sign_in(olu), []
    for rows in (range(1), range(1, 5)):
        for number in rows:
            _grow(open_space, olu, number)
        cache.clear()
        for _ in range(2):
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(address).status_code == 200
            counted.append(len(queries))
    assert counted == [cold, warm, cold, warm]


def test_who_left_is_read_with_the_list(olu: Person, sign_in: SignIn) -> None:
    people = [register(f"p{number}@nordlicht.example", f"Person {number}") for number in range(5)]
    for person in people:
        say_what_i_know(person, ["Presses"])
    browser = sign_in(olu)
    with CaptureQueriesContext(connection) as before:
        browser.get("/topics/presses")
    deactivate(people[0], by=olu)
    with CaptureQueriesContext(connection) as after:
        browser.get("/topics/presses")
    assert (len(before), len(after)) == (8, 8)
