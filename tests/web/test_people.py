"""The directory of people, and profiles."""

from collections.abc import Callable

import pytest

from flurfunk.content.models import Entry
from flurfunk.feed.posting import post
from flurfunk.people.deactivating import deactivate
from flurfunk.people.editing import edit_profile
from flurfunk.people.following import follow
from flurfunk.people.models import Follow, Person
from flurfunk.people.registering import register
from flurfunk.spaces.models import Space
from flurfunk.topics.following import say_what_i_know
from flurfunk.web.people_directory import PAGE
from tests.cast import Browser
from tests.web.reading import body, cards, names, older, options

SignIn = Callable[[Person], Browser]


def test_colleagues_find_everybody_who_is_here(
    ada: Person, bea: Person, olu: Person, sign_in: SignIn
) -> None:
    deactivate(bea, by=olu)
    assert names(sign_in(ada).get("/people")) == ["Ada Lindqvist", "Olu Adeyemi"]


def test_a_guest_finds_whom_they_share_a_space_with(
    guest: Person, mallory: Person, ada: Person, bea: Person, sign_in: SignIn
) -> None:
    browser = sign_in(guest)
    assert names(browser.get("/people")) == ["Ada Lindqvist", "Bea Müller", "Gus Brandt", "Olu Adeyemi"]
    assert names(browser.get("/people?q=mallory")) == []
    assert browser.get("/people/mallory.stone").status_code == 404
    assert browser.post("/people/mallory.stone/follow").status_code == 404


@pytest.mark.parametrize(
    "typed", ["Müller", "Mueller", "Muller", "Miller", "Muler", "müll", "bea", "muller bea"]
)
def test_typos_and_umlauts_are_forgiven(bea: Person, olu: Person, sign_in: SignIn, typed: str) -> None:
    assert names(sign_in(olu).get("/people", {"q": typed})) == ["Bea Müller"]


def test_typos_are_forgiven_in_names_only(ada: Person, bea: Person, olu: Person, sign_in: SignIn) -> None:
    edit_profile(ada, place="Kraków", team="Wire harnesses", work="Fits cables")
    register("karl@nordlicht.example", "Karl Krabbe")
    browser = sign_in(olu)
    found = {
        typed: names(browser.get("/people", {"q": typed}))
        for typed in ("Krabbe", "Krabe", "harness", "arness", "harnes", "Ada Krakow")
    }
    assert found == {
        "Krabbe": ["Karl Krabbe"],
        "Krabe": ["Karl Krabbe"],
        "harness": ["Ada Lindqvist"],
        "arness": [],
        "harnes": ["Ada Lindqvist"],
        "Ada Krakow": ["Ada Lindqvist"],
    }


def test_one_chinese_character_is_enough(olu: Person, sign_in: SignIn) -> None:
    register("wenjing.li@nordlicht.example", "李文静 (Wenjing Li)")
    browser = sign_in(olu)
    for typed in ("李", "静", "文静"):
        assert names(browser.get("/people", {"q": typed})) == ["李文静 (Wenjing Li)"]


@pytest.fixture
def described(ada: Person, bea: Person, olu: Person) -> None:
    """Ada and Bea say where they are."""
    edit_profile(ada, place="Hamburg", team="Presses", languages=["en", "de"])
    edit_profile(bea, place="Suzhou", team="Pumps", languages=["de"])
    say_what_i_know(bea, ["Seals"])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("place=Hamburg", ["Ada Lindqvist"]),
        ("team=Pumps", ["Bea Müller"]),
        ("language=de", ["Ada Lindqvist", "Bea Müller"]),
        ("topic=seals", ["Bea Müller"]),
        ("place=Hamburg&topic=seals", []),
        ("q=beea&language=de", ["Bea Müller"]),
    ],
)
def test_filters_narrow_together(
    described: None, olu: Person, sign_in: SignIn, query: str, found: list[str]
) -> None:
    assert names(sign_in(olu).get(f"/people?{query}")) == found


def test_filters_offer_what_there_is(described: None, olu: Person, sign_in: SignIn) -> None:
    offered = options(sign_in(olu).get("/people?place=Kraków"))
    assert offered == ["Hamburg", "Kraków", "Suzhou", "Presses", "Pumps", "en", "de", "seals"]


def test_filters_tell_a_guest_nothing_of_strangers(
    guest: Person, mallory: Person, open_space: Space, sign_in: SignIn
) -> None:
    edit_profile(mallory, place="Vault", team="Burglars", languages=["tlh"])
    say_what_i_know(mallory, ["Locks"])
    assert options(sign_in(guest).get("/people")) == ["en", "de"]


def test_pages_follow_one_another(olu: Person, sign_in: SignIn) -> None:
    wanted = [register(f"p{n}@nordlicht.example", f"Aa Person {n:03}").name for n in range(PAGE + 1)]
    browser = sign_in(olu)
    first = browser.get("/people")
    assert names(first) == wanted[:PAGE]
    assert names(browser.get(f"/people{older(first)}")) == [*wanted[PAGE:], "Olu Adeyemi"]


def test_a_profile_shows_who_somebody_is(bea: Person, olu: Person, sign_in: SignIn) -> None:
    links = [
        {"title": "Pumps", "url": "https://pumps.example/"},
        {"title": "No", "url": "javascript:alert(1)"},
    ]
    edit_profile(
        bea,
        pronouns="she",
        work="Seals",
        time_zone="Asia/Shanghai",
        about="*Calm.*",
        links=links,
        languages=["de", "zh"],
    )
    say_what_i_know(bea, ["Seals"])
    page = body(sign_in(olu).get(bea.url))
    for words in (
        "she",
        "<em>Calm.</em>",
        "German, Chinese",
        "https://pumps.example/",
        "#Seals",
        "there now",
    ):
        assert words in page
    assert "javascript:" not in page


def test_a_profile_shows_entries_this_reader_may_see(
    secret_post: Entry, open_space: Space, ada: Person, bea: Person, mallory: Person, sign_in: SignIn
) -> None:
    shown = post(ada, "For all to read", space=open_space)
    assert cards(sign_in(mallory).get(ada.url)) == [shown.pk]
    assert cards(sign_in(bea).get(ada.url)) == [shown.pk, secret_post.pk]


def test_a_profile_shows_spaces_whose_members_this_reader_may_see(
    open_space: Space,
    closed_space: Space,
    secret_space: Space,
    ada: Person,
    bea: Person,
    mallory: Person,
    sign_in: SignIn,
) -> None:
    assert names(sign_in(mallory).get(ada.url)) == ["Hydraulics"]
    assert names(sign_in(bea).get(ada.url)) == ["Hydraulics", "Project Polaris", "Works council"]


def test_following_and_no_longer(ada: Person, bea: Person, sign_in: SignIn) -> None:
    browser = sign_in(ada)
    assert browser.post(f"{bea.url}/follow").headers["Location"] == bea.url
    assert Follow.objects.get().followed == bea
    assert "1 follower" in body(browser.get(bea.url))
    browser.post(f"{bea.url}/follow", {"_method": "delete"})
    assert not Follow.objects.exists()
    assert browser.post(f"{ada.url}/follow").status_code == 403


def test_a_guest_is_told_no_number_of_followers(
    guest: Person, ada: Person, mallory: Person, sign_in: SignIn
) -> None:
    follow(mallory, ada)
    assert "follower" not in body(sign_in(guest).get(ada.url))


def test_who_left_is_shown_as_such(ada: Person, bea: Person, olu: Person, sign_in: SignIn) -> None:
    deactivate(bea, by=olu)
    page = body(sign_in(ada).get(bea.url))
    assert "No longer here" in page
    assert "there now" not in page
    assert ">Follow<" not in page


def test_one_edits_only_oneself(ada: Person, bea: Person, sign_in: SignIn) -> None:
    browser = sign_in(ada)
    assert "Edit profile" in body(browser.get(ada.url))
    assert "Edit profile" not in body(browser.get(bea.url))
