"""What is looked at each minute."""

from flurfunk.jobs.queue import job_every_minute


@job_every_minute
def ring_announcements() -> None:
    """Show announcements on open pages when their time comes, and take them away when it is over."""
    from flurfunk.people.announcing import ring

    ring()
