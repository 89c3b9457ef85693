"""The palette leads to what somebody may know of, and to nothing else."""

import re
from collections.abc import Callable
from html import unescape

import pytest

from flurfunk.people.models import Person
from flurfunk.spaces.models import Space
from tests.cast import Browser

SignIn = Callable[[Person], Browser]
_OPTION = re.compile(r'<a class="palette-option" role="option"[^>]* href="([^"]*)"')


def _ways(browser: Browser, address: str) -> list[str]:
    answer = browser.get(address)
    assert answer.status_code == 200
    return [unescape(href) for href in _OPTION.findall(answer.content.decode())]


@pytest.mark.parametrize("typed", ["lindqvist", "Lindqwist", "ada lin"])
def test_people_are_found_with_typos(ada: Person, olu: Person, sign_in: SignIn, typed: str) -> None:
    assert _ways(sign_in(olu), f"/palette/found?q={typed}") == [ada.url]


def test_spaces_and_topics_are_found(
    open_space: Space, secret_post: object, ada: Person, sign_in: SignIn
) -> None:
    assert _ways(sign_in(ada), "/palette/found?q=hydraulics") == [open_space.url]


def test_an_outsider_finds_no_secret_space(
    secret_space: Space, ada: Person, mallory: Person, sign_in: SignIn
) -> None:
    address = f"/palette/found?q={secret_space.name}"
    assert _ways(sign_in(ada), address) == [secret_space.url]
    assert _ways(sign_in(mallory), address) == []


def test_a_guest_finds_only_whom_they_meet(
    guest: Person, ada: Person, mallory: Person, sign_in: SignIn
) -> None:
    browser = sign_in(guest)
    assert _ways(browser, "/palette/found?q=lindqvist") == [ada.url]
    assert _ways(browser, "/palette/found?q=mallory") == []


@pytest.mark.parametrize("typed", ["", "%00", "%27%3Bdrop", "%3Cscript%3E", "x" * 5000, "%E2%80%AE"])
def test_strange_letters_find_nothing(olu: Person, sign_in: SignIn, typed: str) -> None:
    assert _ways(sign_in(olu), f"/palette/found?q={typed}") == []


def test_the_house_is_offered_to_those_who_look_after_it(ada: Person, olu: Person, sign_in: SignIn) -> None:
    everybody = [
        "/posts/new", "/", "/notifications", "/bookmarks", "/drafts", "/people/ada.lindqvist", "/people",
        "/spaces", "/topics", "/settings", "/settings/sessions", "/sign-out", "/search",
    ]  # fmt: skip
    assert _ways(sign_in(ada), "/palette") == everybody
    assert set(_ways(sign_in(olu), "/palette")) - set(everybody) == {
        olu.url, "/invitations", "/console",
    }  # fmt: skip
