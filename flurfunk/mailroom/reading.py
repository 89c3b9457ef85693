"""Read a letter that was kept, once: it is published, refused with a reason, or left aside."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from flurfunk.kit.mail.headers import split_header
from flurfunk.kit.mail.letters import read_letter
from flurfunk.mailroom.addressing import Place, destination
from flurfunk.mailroom.answering import answer
from flurfunk.mailroom.loops import is_machine_made
from flurfunk.mailroom.models import IncomingMail, Reason, State
from flurfunk.mailroom.parcels import Opened
from flurfunk.mailroom.refusals import IgnoredError, RefusedError
from flurfunk.mailroom.tokens import ReplyTo
from flurfunk.mailroom.writing import write
from flurfunk.people.languages import language_of

MOST_AN_HOUR = 60  # letters of one person
_MOST_PARTS = 2_000  # beyond it a letter is made to be expensive


@transaction.atomic
def read_mail(mail_id: int) -> None:
    """Settle a letter that waits; what it becomes and that it is settled are one commit."""
    mail = IncomingMail.objects.select_for_update(of=("self",)).select_related("person").get(pk=mail_id)
    if mail.is_settled or mail.raw is None:
        return
    try:
        with override(language_of(mail.person)), transaction.atomic():
            _publish(mail)
    except IgnoredError:
        _settle(mail, State.IGNORED, Reason.AUTOMATIC)
    except RefusedError as refused:
        mail.detail = refused.detail
        _settle(mail, State.REFUSED, refused.reason)
        _queue_refusal(mail)
    else:
        _settle(mail, State.DONE)


@transaction.atomic
def read_again(mail: IncomingMail) -> bool:
    """Take a letter up once more that was not published; tell whether it is still here."""
    from flurfunk.mailroom.jobs import queue_reading

    again = IncomingMail.objects.filter(pk=mail.pk, raw__isnull=False).exclude(state=State.DONE)
    is_here = bool(again.update(state=State.WAITING, reason="", detail="", settled_at=None, answered_at=None))
    if is_here:
        queue_reading(mail)
    return is_here


def _publish(mail: IncomingMail) -> None:
    opened = _open(mail)
    if is_machine_made(opened.letter, opened.fields, mail.envelope_from):
        raise IgnoredError
    hour = IncomingMail.objects.of(mail.person, since=timezone.now() - timedelta(hours=1))
    if hour.filter(pk__lt=mail.pk).count() >= MOST_AN_HOUR:
        raise RefusedError(Reason.TOO_MANY)
    if not mail.person.is_active:
        raise IgnoredError
    where = destination(mail.recipient)
    if isinstance(where, ReplyTo):
        answer(mail, opened, where)
    elif isinstance(where, Place):
        write(mail, opened)
    else:
        raise RefusedError(Reason.EXPIRED)  # the key that signed the address was changed since


def _open(mail: IncomingMail) -> Opened:
    raw = bytes(mail.raw or b"")
    if raw.count(b"\n--") > _MOST_PARTS:
        raise RefusedError(Reason.UNREAD)
    return Opened(read_letter(raw), split_header(raw)[0])


def _settle(mail: IncomingMail, state: State, reason: Reason | None = None) -> None:
    mail.state, mail.reason, mail.settled_at = state, reason or "", timezone.now()
    mail.save(update_fields=["state", "reason", "detail", "settled_at", "entry", "comment"])


def _queue_refusal(mail: IncomingMail) -> None:
    from flurfunk.mailroom.jobs import send_refusal

    send_refusal.defer(mail_id=mail.pk)
