"""What a device may keep for reading offline, and whose it is."""

from collections.abc import Callable

import pytest

from flurfunk.content.models import Entry
from flurfunk.people.models import Person
from flurfunk.spaces.joining import end_membership
from flurfunk.spaces.models import Space
from tests.cast import Browser

SignIn = Callable[[Person], Browser]


def test_pages_to_read_may_be_kept(secret_post: Entry, ada: Person, sign_in: SignIn) -> None:
    browser = sign_in(ada)
    space = secret_post.space
    assert space
    for path in ("/", f"/posts/{secret_post.pk}", space.url, ada.url, "/notifications", "/bookmarks"):
        answer = browser.get(path)
        assert (answer.status_code, answer.get("Readable-Offline")) == (200, "yes")


@pytest.mark.parametrize(
    "path",
    [
        "/posts/new", "/settings", "/settings/sessions", "/settings/password/first", "/invitations", "/console",
        "/search?q=a", "/drafts", "/palette", "/offline", "/people", "/sign-out", "/api/docs", "/nowhere",
    ],
)  # fmt: skip
def test_other_pages_may_not(olu: Person, sign_in: SignIn, path: str) -> None:
    assert "Readable-Offline" not in sign_in(olu).get(path)


def test_what_an_outsider_is_refused_may_not(secret_post: Entry, mallory: Person, sign_in: SignIn) -> None:
    answer = sign_in(mallory).get(f"/posts/{secret_post.pk}")
    assert (answer.status_code, "Readable-Offline" in answer) == (404, False)


def test_parts_of_pages_may_not(ada: Person, sign_in: SignIn) -> None:
    assert "Readable-Offline" not in sign_in(ada).get("/", headers={"Turbo-Frame": "after_1"})


def test_pages_say_whom_they_are_for(ada: Person, bea: Person, sign_in: SignIn) -> None:
    ours = {sign_in(each).get("/")["For-Person"] for each in (ada, bea)}
    assert ours == {f"{ada.pk}-{ada.reach}", f"{bea.pk}-{bea.reach}"}
    assert Browser().get("/sign-in")["For-Person"] == "nobody"


def test_who_leaves_a_space_is_for_the_device_somebody_else(
    secret_space: Space, ada: Person, sign_in: SignIn
) -> None:
    browser = sign_in(ada)
    before = browser.get("/")["For-Person"]
    end_membership(secret_space.memberships.get(person=ada), by=ada)
    assert browser.get("/")["For-Person"] != before
