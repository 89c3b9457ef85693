"""What happened is written in the transaction in which it happened, or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from flurfunk.events.models import Event
from flurfunk.events.recording import record
from flurfunk.people.models import Person
from tests.events.conftest import Listening


def _jobs() -> list[tuple[str, str, dict[str, int], str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, lock, args::text, status FROM procrastinate_jobs ORDER BY id")
        return list(cursor.fetchall())


@contextmanager
def _failing() -> Iterator[None]:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        yield


@pytest.fixture(autouse=True)
def somebody_listens(listening: Listening) -> None:
    """Every event has a listener."""
    listening(print)


@pytest.mark.django_db(transaction=True)
def test_recording_outside_a_transaction_raises_and_leaves_nothing(empty_queue: None) -> None:
    somebody = Person.objects.create(handle="ada", email="ada@x.example", name="Ada")
    with pytest.raises(RuntimeError, match=r"^person.edited was recorded outside a transaction.$"):
        record(somebody, "person.edited", somebody)
    assert Event.objects.count() == 0
    assert _jobs() == []


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_leaves_neither_event_nor_job(empty_queue: None) -> None:
    somebody = Person.objects.create(handle="ada", email="ada@x.example", name="Ada")
    with _failing():
        record(somebody, "person.edited", somebody)
        assert len(_jobs()) == 1
        raise ZeroDivisionError
    assert Event.objects.count() == 0
    assert _jobs() == []


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_to_a_savepoint_leaves_only_what_was_before(empty_queue: None) -> None:
    somebody = Person.objects.create(handle="ada", email="ada@x.example", name="Ada")
    with transaction.atomic():
        kept = record(somebody, "person.edited", somebody)
        with _failing():
            record(somebody, "person.lost", somebody)
            raise ZeroDivisionError
    assert list(Event.objects.values_list("kind", flat=True)) == ["person.edited"]
    assert _jobs() == [
        (
            "flurfunk.events.jobs.tell_listeners",
            f"people.person:{somebody.pk}",
            f'{{"event_id": {kept.pk}}}',
            "todo",
        )
    ]


def test_an_event_says_who_did_what_to_what(ada: Person, bea: Person) -> None:
    event = record(ada, "person.followed", bea, since="today")
    event.refresh_from_db()
    assert (event.actor, event.kind, event.subject_type, event.subject_id, event.details) == (
        ada,
        "person.followed",
        "people.person",
        bea.pk,
        {"since": "today"},
    )
    assert event.told_at is None
