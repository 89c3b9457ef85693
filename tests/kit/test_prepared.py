"""Statements of ours by libpq's own calls say what psycopg's cursors would."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from flurfunk.kit.database import read_rows
from flurfunk.people.models import Company

EVERYTHING = """SELECT %(number)s + %(number)s, %(words)s || ' 100 %%', %(moment)s, %(nothing)s::int,
    ARRAY[%(words)s], true, '{"a": [1]}'::json FROM generate_series(1, 2)"""


@pytest.mark.django_db(transaction=True)
def test_rows_are_the_same_whether_somebody_looks_or_not() -> None:
    moment = datetime(2026, 11, 23, 12, tzinfo=UTC)
    params = {"number": 2**40, "words": "grüße", "moment": moment, "nothing": None}
    row = (2**41, "grüße 100 %", moment, None, ["grüße"], True, {"a": [1]})
    assert read_rows(EVERYTHING, params) == [row, row]
    with CaptureQueriesContext(connection) as seen:
        assert read_rows(EVERYTHING, params) == [row, row]
    assert len(seen) == 1


@pytest.mark.django_db(transaction=True)
def test_another_type_of_a_parameter_is_another_statement() -> None:
    assert read_rows("SELECT %s", [1]) == [(1,)]
    assert read_rows("SELECT %s", ["one"]) == [("one",)]
    assert read_rows("SELECT %s", [1]) == [(1,)]


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_begins_with_a_read_is_one() -> None:
    with transaction.atomic():
        assert read_rows("SELECT count(*) FROM people_company WHERE id > %s", [0]) == [(0,)]
        Company.objects.create(name="Nordlicht")
        assert read_rows("SELECT count(*) FROM people_company WHERE id > %s", [0]) == [(1,)]
        transaction.set_rollback(True)
    assert read_rows("SELECT count(*) FROM people_company WHERE id > %s", [0]) == [(0,)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("statement", ["SELECT 1 / %s", "SELECT nothing FROM nowhere WHERE %s"])
def test_what_the_server_refuses_is_an_error_of_djangos(statement: str) -> None:
    with pytest.raises(DatabaseError):
        read_rows(statement, [0])
    assert read_rows("SELECT %s", [1]) == [(1,)]
