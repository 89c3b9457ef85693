"""What the composer asks for: tools in the reader's language, a preview, the end of a name."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from flurfunk.content.models import Entry
from flurfunk.feed.posting import post
from flurfunk.people.following import follow
from flurfunk.people.models import Person
from flurfunk.people.registering import register
from flurfunk.spaces.models import Space

SignIn = Callable[[Person], Client]


def suggested(browser: Client, kind: str, q: str, **where: str | int) -> list[str]:
    answer = browser.get("/completions", {"kind": kind, "q": q, **where})
    assert answer.status_code == 200
    return re.findall(r'data-text="([^"]*)"', answer.content.decode())


def test_the_tools_speak_the_readers_language(ada: Person, bea: Person, sign_in: SignIn) -> None:
    for person, bold in ((ada, "Bold"), (bea, "Fett")):
        assert f'aria-label="{bold}"' in sign_in(person).get("/composer/tools").content.decode()


def test_a_preview_is_what_the_post_becomes(ada: Person, bea: Person, sign_in: SignIn) -> None:
    body = "# Plan\n\n- **one** @bea-muller\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n#crane <script>alert(1)</script>"
    shown = sign_in(ada).post("/preview", {"body": body}).content.decode()
    assert shown == post(ada, body).html
    assert "<script" not in shown
    assert "Nothing is written yet." in sign_in(ada).post("/preview", {"body": " "}).content.decode()


@pytest.mark.parametrize("typed", ["bea", "Mull", "muel", "Müler", "bea.mu", bytes(4).decode() + "bea"])
def test_a_person_is_found_with_umlauts_and_typos_forgiven(
    typed: str, ada: Person, bea: Person, sign_in: SignIn
) -> None:
    assert suggested(sign_in(ada), "person", typed)[0] == f"@{bea.handle}"


def test_who_belongs_to_the_space_comes_first(
    ada: Person, bea: Person, mallory: Person, secret_space: Space, secret_post: Entry, sign_in: SignIn
) -> None:
    beate = register("beate@nordlicht.example", "Beate Abel", languages=["en"])
    browser = sign_in(ada)
    both = [f"@{beate.handle}", f"@{bea.handle}"]
    assert suggested(browser, "person", "bea")[:2] in (both, both[::-1])
    places: list[dict[str, str | int]] = [{"space": secret_space.pk}, {"entry": secret_post.pk}]
    for where in places:
        assert suggested(browser, "person", "bea", **where)[0] == f"@{bea.handle}"
        assert f"@{mallory.handle}" not in suggested(browser, "person", "", **where)
    follow(ada, mallory)
    assert suggested(browser, "person", "") == [f"@{mallory.handle}"]


def test_a_place_one_cannot_read_tells_nothing_of_its_members(
    mallory: Person, secret_space: Space, secret_post: Entry, sign_in: SignIn
) -> None:
    places: list[dict[str, str | int]] = [
        {"space": secret_space.pk},
        {"entry": secret_post.pk},
        {"space": "9" * 40},
        {"entry": "x"},
    ]
    for where in places:
        assert suggested(sign_in(mallory), "person", "", **where) == []


def test_a_guest_is_offered_only_whom_they_meet(guest: Person, mallory: Person, sign_in: SignIn) -> None:
    assert f"@{mallory.handle}" not in suggested(sign_in(guest), "person", "mallory")


def test_a_topic_of_a_secret_space_is_not_offered_outside(
    secret_post: Entry, ada: Person, mallory: Person, sign_in: SignIn
) -> None:
    post(ada, "#Kranbau")
    assert suggested(sign_in(ada), "topic", "polar") == ["#polaris"]
    assert suggested(sign_in(mallory), "topic", "polar") == []
    assert suggested(sign_in(mallory), "topic", "kranbua") == ["#Kranbau"]


def test_another_kind_of_completion_is_422(ada: Person, sign_in: SignIn) -> None:
    assert sign_in(ada).get("/completions", {"kind": "space", "q": "x"}).status_code == 422
