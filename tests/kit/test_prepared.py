"""Statements of ours by libpq's own calls say what psycopg's cursors would."""

from contextlib import nullcontext
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from flurfunk.events.models import Event
from flurfunk.kit.database import insert, read_rows, write_rows
from flurfunk.people.models import Company, Follow, Person

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


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_begins_with_a_write_is_one(ada: Person, bea: Person) -> None:
    with transaction.atomic():
        insert(Follow(follower=ada, followed=bea))
        transaction.set_rollback(True)
    assert Follow.objects.count() == 0
    with transaction.atomic():
        insert(Follow(follower=ada, followed=bea))
        assert write_rows("DELETE FROM people_follow WHERE follower_id = %s", [bea.pk]) == []
    assert Follow.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_row_that_may_not_be_written_twice_is_an_error_and_the_connection_goes_on(
    ada: Person, bea: Person
) -> None:
    insert(Follow(follower=ada, followed=bea))
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Follow(follower=ada, followed=bea))
    assert Follow.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_watched", [False, True])
def test_what_is_inserted_is_what_would_be_saved(ada: Person, *, is_watched: bool) -> None:
    about = {"kind": "entry.published", "actor": ada, "subject_type": "content.entry", "subject_id": 2**40}
    made, saved = (Event(**about, details={"words": ["grüße", 1, None]}) for _ in range(2))
    saved.save()
    with CaptureQueriesContext(connection) if is_watched else nullcontext():
        insert(made)
    about_it = ("kind", "actor", "subject_type", "subject_id", "details", "told_at")
    kept = list(Event.objects.filter(subject_id=2**40).order_by("pk").values(*about_it))
    assert kept[0] == kept[1]
    assert (made.pk > saved.pk, made._state.adding, made._state.db) == (True, False, "default")
    assert abs(made.at - saved.at) < timedelta(minutes=1)
    made.kind = "entry.changed"
    made.save()
    assert Event.objects.filter(subject_id=2**40).count() == 2
