"""Send letters that are made: each once, as far as mail can, and again later where the mail server does not take it."""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

from django.core.mail import get_connection
from django.db import models, transaction
from django.utils import timezone

from flurfunk.notifications.composing import compose
from flurfunk.notifications.models import Letter, Notification, Way
from flurfunk.notifications.wanting import still_wanted

log = logging.getLogger(__name__)

_LONGEST_WAIT = timedelta(hours=3)
_PATIENCE = timedelta(days=3)
_MOST_AT_ONCE = 500
_FOR_GOOD = 500


def send_letters(now: datetime) -> None:
    """Send what is due, over one connection to the mail server; if it cannot be reached, all of it waits."""
    due = list(_due(now).order_by("due_at", "pk").values_list("pk", flat=True)[:_MOST_AT_ONCE])
    if not due:
        return
    try:
        with get_connection() as server:
            for letter_id in due:
                _send_or_go_on(letter_id, server, now)
    except OSError as error:
        log.warning("The mail server cannot be reached; %s letters wait: %s", len(due), error)


def _send_or_go_on(letter_id: int, server: Any, now: datetime) -> None:
    """Send one; a letter that cannot be written must not hold up those behind it."""
    try:
        send_letter(letter_id, server, now)
    except Exception:
        log.exception("Letter %s cannot be sent; it stays and is tried again.", letter_id)


@transaction.atomic
def send_letter(letter_id: int, server: Any, now: datetime) -> None:
    """Send one letter and settle what is in it, unless somebody else is sending it or nothing in it is wanted."""
    letter = _due(now).select_for_update(skip_locked=True, of=("self",)).filter(pk=letter_id).first()
    if letter is None:
        return
    inside = _inside(letter)
    if inside and not _is_taken(letter, inside, server, now):
        return
    letter.settled_at, letter.is_sent = timezone.now(), bool(inside)
    letter.save(update_fields=["settled_at", "is_sent"])
    letter.sendings.filter(notification__in=inside).update(settled_at=letter.settled_at, is_sent=True)
    letter.sendings.filter(settled_at=None).update(settled_at=letter.settled_at)


def _due(now: datetime) -> models.QuerySet[Letter]:
    return Letter.objects.filter(settled_at=None, due_at__lte=now).select_related("person__deactivation")


def _inside(letter: Letter) -> list[Notification]:
    """Give what the letter still has to say: things may have been read since it was made."""
    if letter.is_digest:
        return still_wanted(letter.person, letter.digested.values_list("pk", flat=True), Way.DIGEST)
    ids = letter.sendings.filter(settled_at=None).values_list("notification", flat=True)
    return still_wanted(letter.person, ids, Way.MAIL)


def _is_taken(letter: Letter, inside: list[Notification], server: Any, now: datetime) -> bool:
    """Give it to the mail server; tell whether that took it, and otherwise say when it is tried again."""
    mail = compose(letter, inside)
    mail.connection = server
    try:
        mail.send()
    except OSError as error:  # smtplib's errors are among them
        log.warning("A letter to %s was not taken: %s", letter.person.email, error)
        _try_later(letter, now, is_hopeless=_is_refused_for_good(error))
        return False
    return True


def _try_later(letter: Letter, now: datetime, *, is_hopeless: bool) -> None:
    letter.tries += 1
    letter.due_at = now + min(timedelta(minutes=2 ** min(letter.tries, 12)), _LONGEST_WAIT)
    if is_hopeless or now - letter.made_at > _PATIENCE:
        letter.settled_at = now
        letter.sendings.update(settled_at=now)
    letter.save(update_fields=["tries", "due_at", "settled_at"])


def _is_refused_for_good(error: OSError) -> bool:
    """Tell whether there is no such address: the server said so with a code of 500 or more."""
    if not isinstance(error, SMTPRecipientsRefused):
        return False
    return all(code >= _FOR_GOOD for code, _ in error.recipients.values())
