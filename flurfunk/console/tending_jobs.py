"""Try a failed job again, or leave it be; either is written down."""

from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from flurfunk.events.recording import record
from flurfunk.jobs.looking import give_up, try_again
from flurfunk.people.models import Person


@transaction.atomic
def retry(job_id: int, *, by: Person) -> bool:
    """Queue a failed job anew; tells whether there was one."""
    return try_again(job_id) and _note(job_id, "job.retried", by)


@transaction.atomic
def discard(job_id: int, *, by: Person) -> bool:
    """Never run a failed job again; tells whether there was one."""
    return give_up(job_id) and _note(job_id, "job.discarded", by)


def _note(job_id: int, kind: str, by: Person) -> bool:
    job = ProcrastinateJob.objects.get(pk=job_id)
    record(by, kind, job, task=job.task_name)
    return True
