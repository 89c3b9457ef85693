"""What every answer of every address has in common: its headers, cookies and markup, and where it leads."""

from typing import NamedTuple

import pytest
from django.db import transaction
from django.http import HttpResponseBase

from tests.house import routes, table
from tests.house.markup import stopped
from tests.house.village import Village
from tests.house.writing import Ledger

pytestmark = pytest.mark.django_db

_OF_FILES = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
_OF_PAGES = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_ELSEWHERE = (
    "//evil.example",
    "/\\evil.example",
    "https:evil.example",
    "https://testserver@evil.example",
    "javascript:alert(1)",
    "\tjavascript:alert(1)",
)


class Answer(NamedTuple):
    """An answer and what was asked."""

    asked: str
    response: HttpResponseBase
    body: str


@pytest.fixture(scope="module")
def answers(village: Village) -> list[Answer]:
    """Ask once for everything: each address and method by those who get far and those who do not."""
    given, seen = [], set()
    for row in table.read():
        is_first = (row.route, row.method) not in seen
        seen.add((row.route, row.method))
        for visitor in ("ona", "adi", "mallory", "nobody") if is_first else ("ona",):
            subject = village.subject(row.subject, visitor)
            with transaction.atomic():
                response = routes.ask(village.browser_of(visitor), row.method, row.route, subject)
                body = b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]
                transaction.set_rollback(True)
            asked = f"{row.method} {row.route}, {row.subject} by {visitor}"
            given.append(Answer(asked, response, body.decode(errors="replace")))
    return given


def test_every_answer_is_protected(village: Village, answers: list[Answer]) -> None:
    bare: dict[str, set[str]] = {}
    for asked, response, _ in answers:
        wrong = {name for name, value in _HEADERS.items() if response.get(name) != value}
        is_file = asked.startswith(("GET file,", "GET file_preview,")) and response.status_code == 200
        if response.get("Content-Security-Policy") != (_OF_FILES if is_file else _OF_PAGES):
            wrong.add("Content-Security-Policy")
        if "Cache-Control" not in response:
            wrong.add("Cache-Control")
        bare |= {asked: wrong} if wrong else {}
    assert bare == {}


def test_what_is_for_one_person_is_kept_by_no_other_cache(village: Village, answers: list[Answer]) -> None:
    public = ("branding", "logo", "icon", "favicon", "app_icon", "service_worker")
    shared = [
        asked
        for asked, response, _ in answers
        if "private" not in response["Cache-Control"] and not asked.split()[1].startswith(public)
    ]
    assert shared == []


def test_no_cookie_is_read_by_scripts_or_sent_along_by_others(
    village: Village, answers: list[Answer]
) -> None:
    loose = [
        (asked, cookie.key)
        for asked, response, _ in answers
        for cookie in response.cookies.values()
        if cookie.value and not (cookie["httponly"] and cookie["samesite"] == "Lax" and not cookie["domain"])
    ]
    assert loose == []


def test_no_page_needs_what_the_policy_forbids(village: Village, answers: list[Answer]) -> None:
    found = {asked: wrong for asked, _, body in answers if (wrong := stopped(body))}
    assert found == {}


def test_no_answer_leads_elsewhere(village: Village, answers: list[Answer]) -> None:
    leads = {asked: r["Location"] for asked, r, _ in answers if "Location" in r}
    assert {asked: to for asked, to in leads.items() if not is_ours(to)} == {}


@pytest.mark.parametrize("wanted", _ELSEWHERE)
def test_no_form_leads_elsewhere_either(village: Village, wanted: str) -> None:
    led = {}
    for row in one_of_each(("GET", "POST", "DELETE")):
        is_before_the_door = row.route.startswith(("account", "join", "newcomer", "demo"))
        if row.method == "GET" and not is_before_the_door:
            continue
        for visitor in ("ona", "nobody") if is_before_the_door else ("ona",):
            response = ask(village, row, visitor, wanted)
            if not is_ours(response.get("Location", "/")):
                led[f"{row.method} {row.route}"] = response["Location"]
    assert led == {}


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}],
)
def test_no_other_site_changes_anything(village: Village, headers: dict[str, str]) -> None:
    ledger, taken = Ledger(), {}
    for row in one_of_each(("POST", "DELETE")):
        browser = village.browser_of("ona")
        del browser.defaults["HTTP_SEC_FETCH_SITE"]
        browser.defaults |= {
            f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()
        }
        response = routes.ask(browser, row.method, row.route, village.subject(row.subject, "ona"))
        if response.status_code != 403:
            taken[f"{row.method} {row.route}"] = response.status_code
    assert taken == {}
    assert ledger.written_since() == []


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "testserver@evil.example", ""])
def test_no_other_name_than_ours_is_answered_to(village: Village, host: str) -> None:
    answered = {}
    for row in one_of_each(("GET", "POST")):
        browser = village.browser_of("ona")
        browser.defaults["HTTP_HOST"] = host
        response = routes.ask(browser, row.method, row.route, village.subject(row.subject, "ona"))
        if response.status_code != 400 or "Content-Security-Policy" not in response:
            answered[f"{row.method} {row.route}"] = response.status_code
    assert answered == {}


def one_of_each(methods: tuple[str, ...]) -> list[table.Row]:
    """Give one row of the table for each address and method."""
    return list(
        {(row.route, row.method): row for row in table.read()[::-1] if row.method in methods}.values()
    )


def ask(village: Village, row: table.Row, visitor: str, wanted: str) -> HttpResponseBase:
    """Ask for a page or send a form that says where to go afterwards."""
    subject = village.subject(row.subject, visitor)
    with transaction.atomic():
        response = routes.ask(village.browser_of(visitor), row.method, row.route, subject, next=wanted)
        transaction.set_rollback(True)
    return response


def is_ours(address: str) -> bool:
    """Tell whether an address stays in the house, as browsers read it."""
    return address.startswith(("/", "?", "http://testserver/")) and not address.startswith(("//", "/\\"))
