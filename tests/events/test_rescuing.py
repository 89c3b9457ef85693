"""Events whose job was lost are found and told of after all."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from flurfunk.events.jobs import queue_lost_events
from flurfunk.events.models import Event
from flurfunk.events.recording import record
from flurfunk.events.rescuing import rescue_lost
from flurfunk.people.models import Person
from tests.events.conftest import Listening, run_job


def _jobs() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT args->>'event_id', lock FROM procrastinate_jobs ORDER BY id")
        return list(cursor.fetchall())


def _lose_jobs() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


def _age(*events: Event, minutes: int = 6) -> None:
    Event.objects.filter(pk__in=[e.pk for e in events]).update(at=timezone.now() - timedelta(minutes=minutes))


@pytest.fixture
def two(ada: Person, bea: Person, listening: Listening) -> tuple[Event, Event]:
    """Two events without anything before them."""
    Event.objects.all().delete()
    _lose_jobs()
    listening(print)
    return record(ada, "person.edited", ada), record(bea, "person.edited", bea)


def test_events_without_a_job_are_queued_again_in_their_order(two: tuple[Event, Event]) -> None:
    _lose_jobs()
    _age(*two)
    assert rescue_lost() == 2
    assert _jobs() == [(str(e.pk), f"people.person:{e.subject_id}") for e in two]
    assert rescue_lost() == 0


def test_events_of_the_last_minutes_are_left_to_their_jobs(two: tuple[Event, Event]) -> None:
    _lose_jobs()
    _age(*two, minutes=4)
    assert rescue_lost() == 0


@pytest.mark.parametrize("status", ["todo", "doing", "failed", "cancelled"])
def test_events_whose_job_is_there_are_left_alone(two: tuple[Event, Event], status: str) -> None:
    _age(*two)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = %s", [status])
    assert rescue_lost() == 0


def test_events_that_were_told_are_not_told_again(two: tuple[Event, Event]) -> None:
    for event in two:
        run_job(event.pk)
    _lose_jobs()
    _age(*two)
    assert rescue_lost() == 0


def test_the_search_for_lost_events_runs_every_minute() -> None:
    periodic = {
        task.task.name: task.cron
        for task in queue_lost_events.blueprint.periodic_registry.periodic_tasks.values()
    }
    assert periodic[queue_lost_events.name] == "* * * * *"
