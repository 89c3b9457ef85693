"""What the feed does by the clock."""

from flurfunk.feed.scheduling import publish_due
from flurfunk.jobs.queue import job_every_minute


@job_every_minute
def publish_scheduled_posts() -> None:
    """Publish what was written for now."""
    publish_due()
