"""The outsider table: every address × method × visitor, compared with what `who_gets_in.txt` declares."""

import pytest
from django.db import transaction

from tests.house import routes, table
from tests.house.village import VISITORS, Village
from tests.house.writing import Ledger

pytestmark = pytest.mark.django_db

ROWS = table.read()


@pytest.fixture
def ledger(village: Village) -> Ledger:
    """Count what is written from now on."""
    return Ledger()


def outcome(village: Village, ledger: Ledger, row: table.Row, visitor: str) -> str:
    """Ask, take back what was done, and say what came of it as the table does."""
    with transaction.atomic():
        browser, subject = village.browser_of(visitor), village.subject(row.subject, visitor)
        response = routes.ask(browser, row.method, row.route, subject)
        transaction.set_rollback(True)
    is_led_to_sign_in = visitor == "nobody" and response.get("Location", "").startswith("/sign-in")
    said = "in" if is_led_to_sign_in else str(response.status_code)
    tables = ledger.written_since()
    return f"{said} but wrote {tables}" if tables and (response.status_code >= 400 or said == "in") else said


@pytest.mark.parametrize("section", table.sections(ROWS), ids=str)
def test_each_gets_what_the_table_says(village: Village, ledger: Ledger, section: table.Section) -> None:
    wrong = []
    for row in section.rows:
        got = {visitor: outcome(village, ledger, row, visitor) for visitor in VISITORS}
        wrong += [
            f"{row.method} {row.route}, {row.subject}: {visitor} got {got[visitor]} instead of {expected}"
            for visitor, expected in row.outcomes.items()
            if got[visitor] != expected
        ]
    assert wrong == []


def test_every_address_and_method_is_in_the_table() -> None:
    asked = {(row.route, row.method) for row in ROWS}
    there = {(name, method) for name in routes.routes() for method in routes.methods_of(name)}
    assert sorted(there - asked) == [], "Say in tests/house/who_gets_in.txt who gets in at these addresses."
    assert sorted(asked - there) == [], "Take these out of tests/house/who_gets_in.txt: they are gone."


def test_no_row_stands_there_twice() -> None:
    rows = [(row.route, row.method, row.subject) for row in ROWS]
    assert sorted(row for row in set(rows) if rows.count(row) > 1) == []


@pytest.mark.parametrize("visitor", ["nobody", "adi"])
def test_an_address_takes_no_method_it_has_not_got(village: Village, visitor: str) -> None:
    every = {"GET", "POST", "PUT", "PATCH", "DELETE"}
    taken = []
    for name, pattern in routes.routes().items():
        if not hasattr(pattern.callback, "views"):
            continue
        address = routes.address_of(name, village.subject("anything", ""))
        taken += [
            f"{method} {name}"
            for method in sorted(every - set(routes.methods_of(name)))
            if village.browser_of(visitor).generic(method, address).status_code != 405
        ]
    assert taken == []
