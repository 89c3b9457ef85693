"""What is announced stands on every page for its time, until somebody closes it for themselves."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from flurfunk.people.announcing import announce, ring, withdraw
from flurfunk.people.models import Company, Person
from tests.cast import Browser

SignIn = Callable[[Person], Browser]
TEXT = "On Saturday nothing can be written here."


def _announce(olu: Person, *, begin: int, end: int) -> Company:
    now = timezone.now()
    announce(
        Company.objects.get(),
        TEXT,
        by=olu,
        begin=now + timedelta(minutes=begin),
        end=now + timedelta(minutes=end),
    )
    return Company.objects.get()


@pytest.mark.parametrize(("begin", "end", "is_shown"), [(-5, 5, True), (1, 5, False), (-5, -1, False)])
def test_it_is_shown_for_its_time(
    sign_in: SignIn, olu: Person, ada: Person, begin: int, end: int, is_shown: bool
) -> None:
    _announce(olu, begin=begin, end=end)
    browser = sign_in(ada)
    for address in ("/", "/people", "/announcement"):
        assert (TEXT in browser.get(address).content.decode()) == is_shown
    assert TEXT not in Browser().get("/sign-in").content.decode()


def test_who_closes_it_sees_the_next_one(sign_in: SignIn, olu: Person, ada: Person, bea: Person) -> None:
    company = _announce(olu, begin=-1, end=5)
    browser = sign_in(ada)
    form = {"number": company.announcement_number, "next": "/people"}
    assert browser.post("/announcement/dismissal", form)["Location"] == "/people"
    assert TEXT not in browser.get("/").content.decode()
    assert TEXT in sign_in(bea).get("/").content.decode()
    _announce(olu, begin=-1, end=5)
    assert TEXT in browser.get("/").content.decode()


def test_it_is_announced_and_taken_back_in_the_console(sign_in: SignIn, olu: Person, mallory: Person) -> None:
    form = {"text": TEXT, "begin": "2026-01-01T08:00", "end": "2126-01-01T08:00"}
    assert sign_in(mallory).post("/console/announcement", form).status_code == 403
    assert sign_in(olu).post("/console/announcement", form).status_code == 303
    assert Company.objects.get().announcement == TEXT
    assert sign_in(olu).post("/console/announcement", {"_method": "delete"}).status_code == 303
    assert Company.objects.get().announcement == ""


@pytest.mark.parametrize(
    "wrong", [{"text": " "}, {"end": "2020-01-01T08:00"}, {"end": "soon"}, {"begin": "2127-01-01T08:00"}]
)
def test_bad_input_announces_nothing(sign_in: SignIn, olu: Person, wrong: dict[str, str]) -> None:
    form = {"text": TEXT, "begin": "2026-01-01T08:00", "end": "2126-01-01T08:00"} | wrong
    assert sign_in(olu).post("/console/announcement", form).status_code == 422
    assert Company.objects.get().announcement == ""


@pytest.mark.parametrize(
    ("begin", "end", "is_told"), [(0, 5, True), (-9, 0, True), (-5, 5, False), (1, 5, False)]
)
def test_open_pages_are_told_when_it_begins_and_when_it_is_over(
    olu: Person, begin: int, end: int, is_told: bool
) -> None:
    _announce(olu, begin=begin, end=end)
    assert ring() is is_told


def test_what_is_taken_back_is_gone(sign_in: SignIn, olu: Person) -> None:
    withdraw(_announce(olu, begin=-1, end=5), by=olu)
    assert TEXT not in sign_in(olu).get("/").content.decode()
