"""Nonsense in every place of every address is answered with 4xx or passed over; never with 5xx."""

import io
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import cycle
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.http import HttpResponseBase

from flurfunk.config.wsgi import application
from tests.cast import Browser
from tests.house import routes
from tests.house.nonsense import (
    BAD,
    CHARSETS,
    HEADERS,
    KINDS,
    QUERIES,
    WORST,
    ask_for,
    forms_of,
    place,
    put,
    send,
    twisted,
)
from tests.house.village import Village

pytestmark = pytest.mark.django_db

_STRANGERS = ("account_login", "account_reset_password", "newcomer", "join", "account_signup", "demo_session")
_READING = ("home", "news", "people", "spaces", "topics", "search", "space", "space_news", "space_members")


def status(village: Village, name: str, request: Callable[[Browser], HttpResponseBase]) -> int:
    """Ask as somebody who gets far, take back what was done, and give the status."""
    visitor = "adi" if name.startswith(("console", "allowed")) else "ona"
    browser = village.browser_of("nobody" if name in _STRANGERS else visitor)
    browser.raise_request_exception = False
    with transaction.atomic():
        answer = request(browser)
        transaction.set_rollback(True)
    return answer.status_code


def somewhere(village: Village, name: str) -> str:
    """Write an address of this name that leads somewhere."""
    subject = {
        **village.subject("anything", ""),
        **village.subject("bea", ""),
        **village.subject("own", "ona"),
    }
    return place(name, subject, village.photo)


def some_of(texts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Give the two worst and another one each time: every page gets some, and every text gets somewhere."""
    rest = cycle(texts[2:])
    while True:
        yield (*texts[:2], next(rest))


def taking(method: str) -> list[str]:
    """Give the addresses that have a method."""
    return [name for name in routes.routes() if method in routes.methods_of(name)]


def test_in_an_address(village: Village) -> None:
    broken = []
    for name in routes.routes():
        for parameter in routes.parameters_of(name):
            for text in WORST:
                address = twisted(name, village.subject("anything", ""), parameter, text)
                asked = {
                    "GET": partial(ask_for, address=address, query={}),
                    "POST": partial(send, address=address, fields={}),
                    "DELETE": partial(send, address=address, fields={"_method": "delete"}),
                    "PUT": partial(put, address=address),
                    "PATCH": partial(put, address=address, method="PATCH"),
                }
                broken += [
                    (method, name, parameter, text[:20])
                    for method in routes.methods_of(name)
                    if status(village, name, asked[method]) >= 500
                ]
    assert broken == []


def test_in_a_query(village: Village) -> None:
    worst, broken = some_of(WORST), []
    for name in taking("GET"):
        address = somewhere(village, name)
        for text in (*next(worst), *(BAD if name in _READING else ())):
            request = partial(ask_for, address=address, query=dict.fromkeys(QUERIES, text))
            if status(village, name, request) >= 500:
                broken.append((name, text[:20]))
    assert broken == []


def test_in_a_form(village: Village) -> None:
    worst, broken = some_of(WORST), []
    for name in taking("POST"):
        address = somewhere(village, name)
        for field, form in forms_of(name, village.subject("own", "ona")):
            for text in next(worst):
                request = partial(send, address=address, fields={**form, field: text})
                if status(village, name, request) >= 500:
                    broken.append((name, field, text[:20]))
    assert broken == []


@pytest.mark.parametrize("text", ["http://[", "\xff\xfe", "x" * 5000, "//;,=%"])
def test_in_a_header(village: Village, text: str) -> None:
    headers = dict.fromkeys(HEADERS, text)

    def post(browser: Browser, address: str) -> HttpResponseBase:
        del browser.defaults["HTTP_SEC_FETCH_SITE"]
        return send(browser, address, {}, headers=headers)

    broken = []
    for name in routes.routes():
        address = somewhere(village, name)
        look = partial(ask_for, address=address, query={}, headers=headers)
        broken += [
            (name, way) for way in (look, partial(post, address=address)) if status(village, name, way) >= 500
        ]
    assert broken == []


@pytest.mark.parametrize("kind", KINDS)
def test_in_the_kind_of_a_form(village: Village, kind: str) -> None:
    fields = {"body": '{"_method": 1'}
    broken = [
        name
        for name in taking("POST")
        for request in [partial(send, address=somewhere(village, name), fields=fields, content_type=kind)]
        if status(village, name, request) >= 500
    ]
    assert broken == []


@pytest.fixture
def open_connection() -> Iterator[None]:
    """Keep the connection, with what is in its transaction, when a request begins and ends."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_in_the_charset(village: Village, open_connection: None, kind: str, charset: str) -> None:
    statuses = []
    for method, path in (
        ("GET", "/search"),
        ("GET", "/people"),
        ("POST", "/sign-in"),
        ("POST", "/posts/new"),
    ):
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": "q=%5Cud800+%2B2AA-%ff&place=%5Cud800%2B2AA-",
            "CONTENT_TYPE": f"{kind}; charset={charset}",
            "CONTENT_LENGTH": "24",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "HTTP_COOKIE": f"session={village.keys['ona'] if method == 'GET' else ''}",
            "HTTP_SEC_FETCH_SITE": "same-origin",
            "wsgi.input": io.BytesIO(b"login=%5Cud800&body=%ff%"),
            "wsgi.url_scheme": "http",
        }
        answer = application(environ, lambda line, _headers: statuses.append(int(line[:3])))
        answer.close()  # type: ignore[attr-defined]  # Django's answers have it
    assert [code for code in statuses if code >= 500] == []
    assert len(statuses) == 4
