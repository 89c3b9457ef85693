"""What every answer goes through: who may ask for changes, and the headers that protect readers."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from flurfunk.content.models import Entry
from flurfunk.feed.posting import post
from flurfunk.people.models import Person
from tests.cast import PASSWORD, Browser

SignIn = Callable[[Person], Browser]


def _asks(person: Person | None, **headers: str) -> int:
    browser = Client()
    if person:
        browser.force_login(person)
    return browser.post("/posts/new", {"body": "Sent"}, headers=headers).status_code


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "none"}, 303),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, 403),
        ({"Sec-Fetch-Site": ""}, 403),
        ({"Sec-Fetch-Site": "SAME-ORIGIN"}, 403),
        ({"Origin": "http://testserver"}, 303),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "http://testserver.evil.example"}, 403),
        ({"Origin": "http://evil.example/testserver"}, 403),
        ({"Origin": "http://a@testserver"}, 403),
        ({"Origin": "http://testserver:8000"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Origin": "testserver"}, 403),
        ({"Origin": "http://["}, 403),
        ({}, 403),
    ],
)
def test_only_our_own_pages_change_anything(headers: dict[str, str], status: int, ada: Person) -> None:
    assert _asks(ada, **headers) == status
    assert Entry.objects.count() == (1 if status == 303 else 0)


def test_without_cookie_and_headers_one_is_asked_to_sign_in(ada: Person) -> None:
    assert _asks(None) == 303
    assert _asks(None, **{"Sec-Fetch-Site": "cross-site"}) == 403
    assert Entry.objects.count() == 0


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_no_method_that_changes_comes_from_elsewhere(method: str, ada: Person, sign_in: SignIn) -> None:
    browser = sign_in(ada)
    address = f"/entries/{post(ada, 'x').pk}/deletion"
    assert getattr(browser, method)(address, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert Entry.objects.get().status == "published"


def test_looking_changes_nothing_wherever_one_comes_from(ada: Person, sign_in: SignIn) -> None:
    entry = post(ada, "x")
    browser = sign_in(ada)
    for address in (
        f"/entries/{entry.pk}/deletion",
        f"/entries/{entry.pk}/pin",
        f"/entries/{entry.pk}/comments",
    ):
        assert browser.get(f"{address}?_method=delete").status_code == 405
    assert browser.get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def _protects(browser: Client, method: str, address: str, **more: Any) -> int:
    answer = getattr(browser, method)(address, **more)
    headers = answer.headers
    assert headers["X-Content-Type-Options"] == "nosniff", address
    assert headers["X-Frame-Options"] == "DENY", address
    assert headers["Referrer-Policy"] == "same-origin", address
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin", address
    assert "unsafe" not in headers["Content-Security-Policy"], address
    assert "default-src 'self'" in headers["Content-Security-Policy"], address
    assert headers["Cache-Control"].startswith(("private", "max-age=0")), address
    return int(answer.status_code)


def test_every_kind_of_answer_is_protected(
    secret_post: Entry, ada: Person, bea: Person, mallory: Person, *, sign_in: SignIn
) -> None:
    adas, beas, mallorys, stranger = sign_in(ada), sign_in(bea), sign_in(mallory), Browser()
    edit = f"/posts/{secret_post.pk}/edit"
    asked: list[tuple[int, Browser, str, str, dict[str, Any]]] = [
        (200, adas, "get", "/", {}),
        (200, adas, "head", "/", {}),
        (303, stranger, "get", "/", {}),
        (200, stranger, "get", "/sign-in", {}),
        (404, mallorys, "get", secret_post.url, {}),
        (404, adas, "get", "/no-such-page", {}),
        (403, beas, "get", edit, {}),
        (405, adas, "put", edit, {}),
        (409, adas, "post", edit, {"data": {"body": "x", "version": 7}}),
        (422, adas, "post", edit, {"data": {"body": "x", "version": "x"}}),
        (303, adas, "post", edit, {"data": {"body": "x", "version": 1}}),
        (400, adas, "post", f"/entries/{secret_post.pk}/reactions", {"data": {"emoji": "x"}}),
        (400, adas, "post", edit, {"data": {str(n): "" for n in range(600)}}),
        (403, adas, "post", edit, {"headers": {"Sec-Fetch-Site": "cross-site"}}),
    ]
    for status, browser, method, address, more in asked:
        assert _protects(browser, method, address, **more) == status, (method, address, more)


def test_a_page_that_fails_is_protected_too(
    ada: Person, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flurfunk.feed.views.home.home_page", lambda *_args, **_more: 1 / 0)
    browser = sign_in(ada)
    browser.raise_request_exception = False
    assert _protects(browser, "get", "/") == 500


def test_the_cookie_cannot_be_read_by_scripts_or_sent_by_others(ada: Person) -> None:
    browser = Browser()
    assert browser.post("/sign-in", {"login": ada.email, "password": PASSWORD}).status_code in (302, 303)
    cookie = browser.cookies["session"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


@pytest.mark.parametrize(
    "cookie", ["", "x", "\x00", "é", "a" * 4000, "../../etc/passwd", "' OR 1=1 --", "%00%00"]
)
def test_a_made_up_session_is_nobodys(cookie: str, ada: Person) -> None:
    answer = Client().get("/", headers={"Cookie": f"session={cookie}"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/sign-in")


@pytest.mark.parametrize(
    ("host", "said"),
    [
        ("chat.example:8000", "Start it with FLURFUNK_HOSTS=chat.example."),
        ("[2001:db8::1]:80", "Start it with FLURFUNK_HOSTS=[2001:db8::1]."),
        ("a@chat.example", "FLURFUNK_HOSTS says to which it does."),
        ("<script>alert(1)</script>", "FLURFUNK_HOSTS says to which it does."),
        ("a.example\nb", "FLURFUNK_HOSTS says to which it does."),
        ("chat.example.", "FLURFUNK_HOSTS says to which it does."),
        ("x" * 400, "FLURFUNK_HOSTS says to which it does."),
        ("", "FLURFUNK_HOSTS says to which it does."),
    ],
)
def test_a_foreign_name_is_answered_with_what_to_do_and_never_repeats_what_is_none(
    host: str, said: str, ada: Person
) -> None:
    browser = Client()
    browser.force_login(ada)
    answer = browser.get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.content.decode().endswith(f"{said}\n")
