"""A worker is killed in the middle: everything is told all the same, once, and in order."""

import signal
from collections import defaultdict

import pytest
from django.db import connection, transaction

from flurfunk.events.models import Event
from flurfunk.events.recording import record
from flurfunk.people.models import Person
from tests.events.conftest import Listening
from tests.jobs.workers import start_worker, wait_until

EVENTS = 40


def _told() -> list[tuple[int, str, int, int]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT event, listener, subject, process FROM ledger ORDER BY id")
        return list(cursor.fetchall())


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_killed_worker_loses_nothing_and_another_tells_the_rest_once_and_in_order(
    empty_queue: None, listening: Listening
) -> None:
    listening(print)
    people = [Person.objects.create(handle=f"p{n}", email=f"p{n}@x.example", name=f"P {n}") for n in range(4)]
    for number in range(EVENTS):
        with transaction.atomic():
            record(None, "kite.flown", people[number % 4])
    first = start_worker(FLURFUNK_EXTENSIONS="tests.events.ledger")
    second = None
    try:
        wait_until(lambda: len(_told()) >= EVENTS // 2)
        first.send_signal(signal.SIGKILL)
        first.wait()
        told_before = len(_told())
        second = start_worker(FLURFUNK_EXTENSIONS="tests.events.ledger")
        wait_until(lambda: not Event.objects.filter(told_at=None).exists())
        second.send_signal(signal.SIGTERM)
        assert second.wait(10) == 0
    finally:
        for worker in (first, second):
            if worker and worker.poll() is None:
                worker.kill()
    told = _told()
    assert told_before < len(told) == 2 * EVENTS
    assert len({(event, listener) for event, listener, _, _ in told}) == 2 * EVENTS
    assert len({process for *_, process in told}) == 2
    by_subject = defaultdict(list)
    for event, listener, subject, _ in told:
        by_subject[subject, listener].append(event)
    assert all(events == sorted(events) for events in by_subject.values())
