"""Jobs that failed, how the house is, and whether letters go out."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.db import connection

from flurfunk.console.health import examine
from flurfunk.events.models import Event
from flurfunk.people.models import Person
from tests.cast import Browser

SignIn = Callable[[Person], Browser]


@pytest.fixture
def failed(olu: Person) -> int:
    """One job failed for good."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, attempts, args)"
            " VALUES ('default', 'flurfunk.events.jobs.tell_listeners', 'failed', 10, '{}') RETURNING id"
        )
        number: int = cursor.fetchone()[0]
    return number


def _status(job_id: int) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text, attempts FROM procrastinate_jobs WHERE id = %s", [job_id])
        row: tuple[Any, ...] = cursor.fetchone()
    return row


def test_a_failed_job_is_shown_and_tried_again_once(sign_in: SignIn, olu: Person, failed: int) -> None:
    browser = sign_in(olu)
    assert "flurfunk.events.jobs.tell_listeners" in browser.get("/console/jobs").content.decode()
    assert "1 job failed for good." in browser.get("/console").content.decode()
    assert browser.post(f"/console/jobs/{failed}/retry").status_code == 303
    assert _status(failed) == ("todo", 0)
    assert browser.post(f"/console/jobs/{failed}/retry").status_code == 404
    assert Event.objects.filter(kind="job.retried", actor=olu).count() == 1


def test_a_failed_job_is_left_be_and_does_not_count_as_lost(
    sign_in: SignIn, olu: Person, failed: int
) -> None:
    assert sign_in(olu).post(f"/console/jobs/{failed}/discarding").status_code == 303
    assert _status(failed) == ("cancelled", 10)


def test_a_job_that_waits_already_is_not_queued_twice(sign_in: SignIn, olu: Person, failed: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET queueing_lock = 'one'")
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, queueing_lock)"
            " VALUES ('default', 'x', 'todo', 'one')"
        )
    assert sign_in(olu).post(f"/console/jobs/{failed}/retry").status_code == 303
    assert _status(failed) == ("cancelled", 10)


def test_only_those_who_look_after_the_house_touch_jobs(
    sign_in: SignIn, mallory: Person, failed: int
) -> None:
    assert sign_in(mallory).post(f"/console/jobs/{failed}/retry").status_code == 403
    assert _status(failed) == ("failed", 10)


def test_without_a_worker_that_is_said_with_what_to_do(sign_in: SignIn, olu: Person) -> None:
    findings = {finding.subject: finding for finding in examine()}
    assert [findings["Worker"].is_well, findings["Database"].is_well] == [False, True]
    assert "flurfunk worker" in sign_in(olu).get("/console/health").content.decode()


def test_a_letter_on_trial_goes_to_oneself(sign_in: SignIn, olu: Person) -> None:
    answer = sign_in(olu).post("/console/health/mail", follow=True)
    assert [letter.to for letter in mail.outbox] == [["olu@nordlicht.example"]]
    assert mail.outbox[0].subject == "A letter on trial from Nordlicht Maschinenbau"
    assert "The mail server took a letter to olu@nordlicht.example." in answer.content.decode()


def test_what_the_mail_server_says_is_shown(sign_in: SignIn, olu: Person, monkeypatch: Any) -> None:
    from smtplib import SMTPRecipientsRefused

    def refuse(*_args: object, **_more: object) -> None:
        raise SMTPRecipientsRefused({"olu@nordlicht.example": (550, b"No such mailbox")})

    monkeypatch.setattr("flurfunk.console.views.health.send_letter", refuse)
    answer = sign_in(olu).post("/console/health/mail", follow=True).content.decode()
    assert "The mail server did not take it:" in answer
    assert "No such mailbox" in answer
