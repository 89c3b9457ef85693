"""How the queue stands, and what somebody does about jobs that failed for good."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, connection, transaction

# A cancelled job stays in the table: what it was about counts as looked at, not as lost.
_COUNTS = """
SELECT count(*) FILTER (WHERE status = 'todo' AND coalesce(scheduled_at, now()) <= now()),
       count(*) FILTER (WHERE status = 'todo' AND scheduled_at > now()),
       count(*) FILTER (WHERE status = 'doing'),
       count(*) FILTER (WHERE status = 'failed'),
       (SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '1 minute'),
       (SELECT max(last_heartbeat) FROM procrastinate_workers)
FROM procrastinate_jobs
"""
_JOBS = """
SELECT j.id, j.task_name, j.status::text, j.attempts, j.scheduled_at, (
    SELECT max(v.at) FROM procrastinate_events v WHERE v.job_id = j.id)
FROM procrastinate_jobs j
WHERE j.status::text = %(status)s AND j.id < %(before)s
ORDER BY j.id DESC LIMIT %(size)s
"""
_AGAIN = """
UPDATE procrastinate_jobs SET status = 'todo', attempts = 0, scheduled_at = now(), worker_id = NULL
WHERE id = %s AND status = 'failed'
"""
_NEVER = "UPDATE procrastinate_jobs SET status = 'cancelled' WHERE id = %s AND status = 'failed'"


@dataclass(frozen=True)
class Counts:
    """How many jobs wait for a worker or for their time, run and failed; how many workers live, and the last sign."""

    waiting: int
    planned: int
    running: int
    failed: int
    workers: int
    heartbeat: datetime | None


@dataclass(frozen=True)
class Job:
    """One job as the console lists it; `at` is when something last happened to it."""

    id: int
    task: str
    status: str
    attempts: int
    scheduled_at: datetime | None
    at: datetime | None


def count_jobs() -> Counts:
    """Count what is in the queue."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS)
        return Counts(*cursor.fetchone())


def read_jobs(status: str, *, before: int | None, size: int) -> Sequence[Job]:
    """Read jobs of one status ("todo", "doing", "failed"), the newest first."""
    with connection.cursor() as cursor:
        cursor.execute(_JOBS, {"status": status, "before": before or 2**62, "size": size})
        return [Job(*row) for row in cursor.fetchall()]


def try_again(job_id: int) -> bool:
    """Queue a failed job anew; tells whether there was one. The same job waiting already is as good as that."""
    try:
        with transaction.atomic():
            return _run(_AGAIN, job_id)
    except IntegrityError:
        return _run(_NEVER, job_id)


def give_up(job_id: int) -> bool:
    """Leave a failed job be; tells whether there was one."""
    return _run(_NEVER, job_id)


def _run(statement: str, job_id: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, [job_id])
        return bool(cursor.rowcount == 1)
