"""The directory of spaces."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from flurfunk.people.models import Person
from flurfunk.spaces.creating import create_space
from flurfunk.spaces.directory import PAGE
from flurfunk.spaces.joining import add_member, ask_to_join, invite
from flurfunk.spaces.models import Space, Visibility
from flurfunk.spaces.tending import archive
from tests.cast import Browser
from tests.web.reading import body, names, older

SignIn = Callable[[Person], Browser]


@pytest.fixture
def all_spaces(open_space: Space, closed_space: Space, secret_space: Space) -> list[Space]:
    """One of each visibility."""
    return [open_space, closed_space, secret_space]


def test_a_member_finds_all_of_their_spaces(all_spaces: list[Space], ada: Person, sign_in: SignIn) -> None:
    assert names(sign_in(ada).get("/spaces")) == ["Hydraulics", "Project Polaris", "Works council"]


def test_an_outsider_finds_what_is_listed(all_spaces: list[Space], mallory: Person, sign_in: SignIn) -> None:
    browser = sign_in(mallory)
    assert names(browser.get("/spaces")) == ["Hydraulics", "Works council"]
    assert names(browser.get("/spaces?q=polaris")) == []
    assert names(browser.get("/spaces?show=mine")) == []


def test_an_administrator_does_not_find_secret_spaces(ada: Person, olu: Person, sign_in: SignIn) -> None:
    create_space(ada, "Surprise for Olu", visibility=Visibility.SECRET)
    assert names(sign_in(olu).get("/spaces")) == []


def test_a_guest_finds_only_where_they_belong_or_are_invited(
    all_spaces: list[Space], olu: Person, guest: Person, sign_in: SignIn
) -> None:
    create_space(olu, "Canteen")
    browser = sign_in(guest)
    assert names(browser.get("/spaces")) == ["Hydraulics"]
    invite(all_spaces[2], guest, by=olu)
    assert names(browser.get("/spaces")) == ["Hydraulics", "Project Polaris"]


def test_who_is_invited_finds_a_secret_space_and_accepts_in_place(
    secret_space: Space, mallory: Person, olu: Person, sign_in: SignIn
) -> None:
    invite(secret_space, mallory, by=olu)
    browser = sign_in(mallory)
    page = browser.get("/spaces")
    assert names(page) == ["Project Polaris"]
    assert "Accept invitation" in body(page)


@pytest.mark.parametrize("typed", ["hydraulics", "Hydraulik", "hidraulics", "HYDRO", "raul"])
def test_typos_are_forgiven(
    open_space: Space, closed_space: Space, ada: Person, sign_in: SignIn, typed: str
) -> None:
    assert names(sign_in(ada).get("/spaces", {"q": typed})) == ["Hydraulics"]


@pytest.mark.parametrize("typed", ["Küche", "kuche", "kueche", "Küchee"])
def test_umlauts_are_forgiven(olu: Person, sign_in: SignIn, typed: str) -> None:
    create_space(olu, "Küche")
    assert names(sign_in(olu).get("/spaces", {"q": typed})) == ["Küche"]


def test_one_chinese_character_is_enough(olu: Person, sign_in: SignIn) -> None:
    create_space(olu, "苏州泵厂")
    assert names(sign_in(olu).get("/spaces", {"q": "泵"})) == ["苏州泵厂"]


def test_shelves_part_mine_from_archived(
    open_space: Space, closed_space: Space, mallory: Person, olu: Person, sign_in: SignIn
) -> None:
    add_member(open_space, mallory)
    archive(closed_space, by=olu)
    browser = sign_in(mallory)
    assert names(browser.get("/spaces?show=all")) == ["Hydraulics"]
    assert names(browser.get("/spaces?show=mine")) == ["Hydraulics"]
    assert names(browser.get("/spaces?show=archived")) == ["Works council"]
    assert names(browser.get("/spaces?show=nonsense")) == ["Hydraulics"]


def test_pages_follow_one_another_without_gap_or_repetition(olu: Person, sign_in: SignIn) -> None:
    wanted = [f"Team {number:03}" for number in range(2 * PAGE + 3)]
    for name in wanted:
        create_space(olu, name)
    browser, seen, address = sign_in(olu), [], "/spaces"
    while address:
        page = browser.get(address)
        seen.append(names(page))
        address = f"/spaces{older(page)}" if older(page) else ""
    assert [len(rows) for rows in seen] == [PAGE, PAGE, 3]
    assert [name for rows in seen for name in rows] == wanted


def test_a_made_up_key_is_the_first_page(open_space: Space, olu: Person, sign_in: SignIn) -> None:
    for key in ("x", "WyJhIl0", "%00", "WyIiLCJhIl0"):
        assert names(sign_in(olu).get(f"/spaces?after={key}")) == ["Hydraulics"]


def test_what_is_typed_into_the_frame_answers_with_the_frame_alone(
    open_space: Space, olu: Person, sign_in: SignIn
) -> None:
    page = sign_in(olu).get("/spaces?q=hydr", headers={"Turbo-Frame": "results"})
    assert page.content.decode().startswith('<turbo-frame id="results" target="_top">')
    assert names(page) == ["Hydraulics"]


def test_one_space_and_five_cost_the_same_queries(olu: Person, mallory: Person, sign_in: SignIn) -> None:
    browser = sign_in(mallory)
    create_space(olu, "First")
    with CaptureQueriesContext(connection) as one:
        browser.get("/spaces")
    for number, visibility in enumerate([*Visibility, Visibility.OPEN]):
        space = create_space(olu, f"More {number}", visibility=visibility)
        ask_to_join(space, mallory)
        archive(create_space(olu, f"Old {number}"), by=olu)
    with CaptureQueriesContext(connection) as five:
        browser.get("/spaces")
    assert (len(one), len(five)) == (2, 2)


def test_a_secret_space_takes_no_address_that_others_could_come_upon(olu: Person, mallory: Person) -> None:
    secret = create_space(olu, "Project Polaris", visibility=Visibility.SECRET)
    assert secret.slug.startswith("project-polaris-")
    assert create_space(mallory, "Project Polaris").slug == "project-polaris"
