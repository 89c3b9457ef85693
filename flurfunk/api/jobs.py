"""Tidying after programs."""

from flurfunk.api.repeating import forget_answers
from flurfunk.jobs.queue import job_every_minute


@job_every_minute
def tidy_answers() -> None:
    """Forget answers that are older than a day."""
    forget_answers()
