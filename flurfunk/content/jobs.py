"""Tidying of what was begun and left."""

from flurfunk.content.uploading import forget_stranded
from flurfunk.jobs.queue import job_every_minute


@job_every_minute
def tidy_uploads() -> None:
    """Forget files that stopped arriving."""
    forget_stranded()
