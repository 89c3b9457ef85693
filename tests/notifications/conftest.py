"""What the tests of notifications share: the worker does what is waiting."""

from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any

from django.core import mail
from django.utils import timezone

from flurfunk.events.models import Event
from flurfunk.events.telling import tell
from flurfunk.notifications.bell import bell_page
from flurfunk.notifications.digesting import gather_digests
from flurfunk.notifications.gathering import gather_letters
from flurfunk.notifications.sending import send_letters
from flurfunk.people.models import Person


def tell_all() -> None:
    """Tell the listeners of everything that happened, as the worker does."""
    for event in Event.objects.filter(told_at=None).order_by("pk"):
        tell(event)


def lines(person: Person) -> list[tuple[str, str]]:
    """What stands at a person's bell: the sentence and why."""
    tell_all()
    return [(bundle.text, bundle.why) for bundle in bell_page(person).rows]


def after(**time: float) -> datetime:
    """A moment to come."""
    return timezone.now() + timedelta(**time)


def letters(now: datetime | None = None) -> list[Any]:
    """What the worker sends, ten minutes from now or at another moment, as Django's mails."""
    tell_all()
    mail.outbox.clear()
    moment = now or after(minutes=10)
    gather_letters(moment)
    gather_digests(moment)
    send_letters(moment)
    return list(mail.outbox)


def message(sent: Any) -> EmailMessage:
    """The letter as it goes over the wire."""
    made: EmailMessage = sent.message()
    return made
