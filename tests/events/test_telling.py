"""Each listener is told of each event, once, whatever breaks in between."""

import pytest
from django.db import connection

from flurfunk.events.models import Delivery, Event
from flurfunk.events.recording import history, history_at_once, record
from flurfunk.events.telling import tell
from flurfunk.people.models import Person
from tests.events.conftest import Listening, run_job


class Crash(BaseException):
    """The process dies: nothing may catch this."""


@pytest.fixture
def event(ada: Person, listening: Listening) -> Event:
    """An event that waits to be told."""
    listening(print)
    return record(ada, "kite.flown", ada)


def test_listeners_are_told_in_their_order_and_the_event_is_done(event: Event, listening: Listening) -> None:
    heard: list[str] = []
    listening(lambda e: heard.append(f"a {e.pk}"), lambda e: heard.append(f"b {e.pk}"))
    tell(event)
    event.refresh_from_db()
    assert heard == [f"a {event.pk}", f"b {event.pk}"]
    assert event.told_at is not None
    assert Delivery.objects.count() == 0


def test_a_job_that_runs_twice_tells_once(event: Event, listening: Listening) -> None:
    heard: list[int] = []
    listening(lambda e: heard.append(e.pk))
    run_job(event.pk)
    run_job(event.pk)
    assert heard == [event.pk]


def test_a_job_that_read_the_event_before_another_had_told_of_it_tells_nobody(
    event: Event, listening: Listening
) -> None:
    heard: list[int] = []
    listening(lambda e: heard.append(e.pk))
    late = Event.objects.get(pk=event.pk)
    tell(event)
    tell(late)
    assert heard == [event.pk]


def test_after_a_crash_both_listeners_are_told_since_nothing_the_first_did_was_kept(
    event: Event, listening: Listening
) -> None:
    heard: list[str] = []

    def dies_the_first_time(_event: Event) -> None:
        heard.append("b")
        if heard.count("b") == 1:
            raise Crash

    listening(lambda _e: heard.append("a"), dies_the_first_time)
    with pytest.raises(Crash):
        run_job(event.pk)
    run_job(event.pk)
    assert heard == ["a", "b", "a", "b"]
    event.refresh_from_db()
    assert event.told_at is not None


def test_what_a_listener_wrote_before_it_failed_is_not_kept(
    event: Event, listening: Listening, ada: Person
) -> None:
    def fails(_event: Event) -> None:
        Person.objects.filter(pk=ada.pk).update(name="half done")
        raise ZeroDivisionError

    listening(fails)
    with pytest.raises(ZeroDivisionError):
        tell(event)
    ada.refresh_from_db()
    assert ada.name == "Ada Lindqvist"
    assert Delivery.objects.count() == 0


def test_a_listener_that_fails_keeps_no_other_from_hearing(event: Event, listening: Listening) -> None:
    heard: list[str] = []

    def fails_three_times(_event: Event) -> None:
        heard.append("a")
        if heard.count("a") < 4:
            raise ZeroDivisionError

    listening(fails_three_times, lambda _e: heard.append("b"))
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            run_job(event.pk)
        event.refresh_from_db()
        assert event.told_at is None
    run_job(event.pk)
    assert heard == ["a", "a", "b", "a", "a"]
    event.refresh_from_db()
    assert event.told_at is not None


def test_an_event_that_is_gone_is_told_to_nobody(event: Event, listening: Listening) -> None:
    listening(lambda e: pytest.fail(str(e)))
    number = event.pk
    event.delete()
    run_job(number)


def test_what_nobody_listens_to_counts_as_told_and_queues_no_job(ada: Person) -> None:
    event = record(ada, "kite.flown", ada)
    assert event.told_at is not None
    assert _jobs_of(event) == 0


def test_history_is_written_down_and_told_to_nobody(ada: Person, listening: Listening) -> None:
    listening(lambda e: pytest.fail(str(e)))
    with history():
        event = record(ada, "kite.flown", ada)
    assert event.told_at is not None
    assert _jobs_of(event) == 0
    assert record(ada, "kite.flown", ada).told_at is None


def test_history_at_once_is_the_same_written_at_the_end(ada: Person, listening: Listening) -> None:
    listening(lambda e: pytest.fail(str(e)))
    former = Event.objects.count()
    with history_at_once():
        events = [record(ada, "kite.flown", ada, metres=metres) for metres in (10, 20)]
        assert Event.objects.count() == former
    assert [event.details for event in Event.objects.order_by("id")[former:]] == [
        {"metres": 10},
        {"metres": 20},
    ]
    assert [(event.told_at is not None, _jobs_of(event)) for event in events] == [(True, 0), (True, 0)]


def _jobs_of(event: Event) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE args->>'event_id' = %s", [str(event.pk)]
        )
        return int(cursor.fetchone()[0])
