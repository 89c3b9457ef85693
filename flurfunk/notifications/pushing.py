"""Push to the browsers people chose: at once, out of quiet hours, and gone are browsers that no longer listen."""

import json
import logging
from datetime import datetime, timedelta
from email.utils import parseaddr
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from flurfunk.kit import outbound
from flurfunk.notifications.bell import count_unread
from flurfunk.notifications.models import Notification, Sending, Subscription, Way
from flurfunk.notifications.quiet import after_quiet_hours
from flurfunk.notifications.rhythms import rhythm_of
from flurfunk.notifications.sealing import encode, seal, sign
from flurfunk.notifications.showing import sentence_of, words_of
from flurfunk.notifications.subscribing import sender_key
from flurfunk.notifications.wanting import still_wanted
from flurfunk.people.languages import language_of
from flurfunk.people.models import Company, Person

log = logging.getLogger(__name__)

_KEPT_FOR = timedelta(days=1)  # by the browser's maker, while the device is off
_PATIENCE = timedelta(hours=6)
_MOST_AT_ONCE = 500
_MOST_WORDS = 200
_GONE = {404, 410}


def send_pushes(now: datetime) -> None:
    """Push what is due; several workers share it."""
    due = Sending.objects.filter(way=Way.PUSH, settled_at=None, due_at__lte=now)
    for pk in list(due.order_by("due_at", "pk").values_list("pk", flat=True)[:_MOST_AT_ONCE]):
        push_one(pk, now)


@transaction.atomic
def push_one(sending_id: int, now: datetime) -> None:
    """Push one notification to all browsers of its person, unless another worker does or it has become needless."""
    due = Sending.objects.filter(pk=sending_id, settled_at=None, due_at__lte=now)
    sending = (
        due.select_for_update(skip_locked=True, of=("self",))
        .select_related("notification__person__deactivation")
        .first()
    )
    if sending is None:
        return
    person = sending.notification.person
    moment = after_quiet_hours({person.pk: now})[person.pk]
    if moment > now:
        Sending.objects.filter(pk=sending_id).update(due_at=moment)
        return
    wanted = still_wanted(person, [sending.notification_id], Way.PUSH)
    taken = (
        [_push_to(each, message_of(wanted[0]), now) for each in person.subscriptions.all()] if wanted else []
    )
    if taken and not any(taken) and None in taken and now - sending.notification.at < _PATIENCE:
        Sending.objects.filter(pk=sending_id).update(due_at=now + timedelta(minutes=5))
        return
    Sending.objects.filter(pk=sending_id).update(settled_at=now, is_sent=any(taken))


def message_of(notification: Notification) -> dict[str, Any]:
    """Write what a browser is told: what was written only where the person wants it on their devices."""
    person = notification.person
    said = {"unread": count_unread(person), "tag": _tag(notification)}
    with override(language_of(person)):
        if not rhythm_of(person).shows_content:
            company = Company.objects.get()
            words = {"title": company.name, "body": _("Something new concerns you.")}
            return {**said, **words, "url": "/notifications"}
        place = notification.comment or notification.entry or notification.space
        body = " ".join(words_of(notification))[:_MOST_WORDS]
        return {
            **said,
            "title": sentence_of(notification),
            "body": body,
            "url": place.url if place else notification.page,
        }


def trial_message(person: Person) -> dict[str, Any]:
    """Write a message that says no more than that it arrived."""
    with override(language_of(person)):
        body = _("Messages reach this device.")
        return {
            "title": Company.objects.get().name,
            "body": body,
            "tag": "trial",
            "url": "/settings/notifications",
        }


def push_trial(person: Person, now: datetime) -> bool:
    """Push to all of somebody's browsers at once; tell whether any of them took it."""
    message = trial_message(person)
    taken = [_push_to(each, message, now) for each in person.subscriptions.all()]
    return any(taken)


def _push_to(subscription: Subscription, message: dict[str, Any], now: datetime) -> bool | None:
    """Give it to the browser's maker: True if taken, False if the browser is gone, None if it is to be tried again."""
    letters = json.dumps(message, ensure_ascii=False).encode()
    headers = {
        "Authorization": sign(sender_key(), endpoint=subscription.endpoint, contact=_contact(), now=now),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(int(_KEPT_FOR.total_seconds())),
        "Topic": str(message["tag"]),
        "Urgency": "normal",
    }
    sealed = seal(letters, to=bytes(subscription.public_key), secret=bytes(subscription.secret))
    try:
        status = outbound.post(subscription.endpoint, sealed, headers).status
    except outbound.ForbiddenTargetError:
        status = 410
    except outbound.UnreachableError as error:
        log.warning("A browser's maker cannot be reached: %s", error)
        return None
    if status in _GONE:
        subscription.delete()
        return False
    return True if status < 300 else None


def _tag(notification: Notification) -> str:
    """Name the thread, so that a newer message takes the place of an older one, and tell nobody which it is."""
    name = f"{settings.SECRET_KEY}{notification.person_id}{notification.thread}"
    return encode(sha256(name.encode()).digest())[:32]


def _contact() -> str:
    if settings.PUBLIC_URL.startswith("https://"):
        return str(settings.PUBLIC_URL)
    return f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}"
