"""What the worker does for notifications, at once or once a minute: pushes, letters, digests."""

from django.utils import timezone

from flurfunk.jobs.queue import job, job_every_minute
from flurfunk.notifications.digesting import gather_digests
from flurfunk.notifications.gathering import gather_letters
from flurfunk.notifications.pushing import send_pushes
from flurfunk.notifications.sending import send_letters


@job_every_minute
def send_mail() -> None:
    """Make the letters and digests that are due, and send what is made."""
    now = timezone.now()
    gather_letters(now)
    gather_digests(now)
    send_letters(now)


@job
def push_now() -> None:
    """Push what just happened."""
    send_pushes(timezone.now())


@job_every_minute
def push_due() -> None:
    """Push what waited for the end of quiet hours, or is tried again."""
    send_pushes(timezone.now())
