"""What the worker does for the mailroom."""

from flurfunk.jobs.queue import job, job_every_minute
from flurfunk.mailroom.forgetting import forget_letters
from flurfunk.mailroom.models import IncomingMail
from flurfunk.mailroom.reading import read_mail as read_one
from flurfunk.mailroom.refusing import refuse


@job
def read_mail(mail_id: int) -> None:
    """Read a letter and publish what it says."""
    read_one(mail_id)


@job
def send_refusal(mail_id: int) -> None:
    """Tell whoever wrote why it was not published."""
    refuse(mail_id)


@job_every_minute
def tidy_mail() -> None:
    """Forget what letters said once it is long settled."""
    forget_letters()


def queue_reading(mail: IncomingMail) -> None:
    """Queue the reading; the letters of one person are read one after another."""
    read_mail.configure(lock=f"mailroom:{mail.person_id}").defer(mail_id=mail.pk)
