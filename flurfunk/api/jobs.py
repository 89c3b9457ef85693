"""What is done for programs after the answer: webhooks are told, and old things forgotten."""

from flurfunk.api.delivering import deliver, forget_dispatches
from flurfunk.api.models import Dispatch
from flurfunk.api.repeating import forget_answers
from flurfunk.jobs.queue import job, job_every_minute


@job
def deliver_to_webhook(dispatch_id: int, tries: int) -> None:
    """Try to deliver something; a webhook that was removed meanwhile is told nothing."""
    dispatch = Dispatch.objects.filter(pk=dispatch_id).select_related("webhook").first()
    if dispatch is not None:
        deliver(dispatch, tries=tries)


@job_every_minute
def tidy_after_programs() -> None:
    """Forget answers that are older than a day, and what webhooks were told a month ago."""
    forget_answers()
    forget_dispatches()
