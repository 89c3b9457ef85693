"""What the worker does for notifications, once a minute: letters, digests."""

from django.utils import timezone

from flurfunk.jobs.queue import job_every_minute
from flurfunk.notifications.digesting import gather_digests
from flurfunk.notifications.gathering import gather_letters
from flurfunk.notifications.sending import send_letters


@job_every_minute
def send_mail() -> None:
    """Make the letters and digests that are due, and send what is made."""
    now = timezone.now()
    gather_letters(now)
    gather_digests(now)
    send_letters(now)
