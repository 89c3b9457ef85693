"""Letters that strangers ask for, sent after the answer, so that its time tells nobody who has an account; tidying."""

from flurfunk.accounts.ending import forget_expired
from flurfunk.accounts.links import send_newcomer_link, send_password_link
from flurfunk.jobs.queue import job, job_every_minute


@job
def mail_password_link(email: str, origin: str, language: str) -> None:
    """Send the link to a new password, if there is an account."""
    send_password_link(email, origin=origin, language=language)


@job
def mail_newcomer_link(email: str, origin: str, language: str) -> None:
    """Send the link that lets a newcomer in, or say that they are in already."""
    send_newcomer_link(email, origin=origin, language=language)


@job_every_minute
def tidy_sessions() -> None:
    """Forget sessions whose time is over."""
    forget_expired()
