"""Tell webhooks what happened: written down in the transaction that tells of the event, sent by jobs, tried again.

What is sent is signed as Standard Webhooks say (github.com/standard-webhooks): HMAC-SHA256 over id, time and content.
"""

import base64
import hashlib
import hmac
import json
import time
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from flurfunk.api.models import Attempt, Dispatch, Webhook
from flurfunk.api.webhook_events import payload, place_of
from flurfunk.events.models import Event
from flurfunk.events.recording import record
from flurfunk.kit import outbound

# Seconds to wait after each try that failed; after the last one it is given up: about a day and a half in all.
WAITS = (10, 60, 300, 1800, 7200, 18_000, 36_000, 72_000)
_OFF_AFTER = timedelta(days=5)  # of failing without anything that arrives
_KEPT = timedelta(days=30)
_SIGN = "whsec_"


def dispatch_event(event: Event) -> None:
    """Write down what each webhook that waits for it is to be told of an event, and queue it."""
    waiting = Webhook.objects.filter(events__contains=[event.kind], off_at=None)
    if not waiting.exists():
        return
    is_there, space = place_of(event)
    if not is_there:
        return
    # Without a space of its own a webhook hears what every colleague may see, and nothing else.
    concerned = Q(space=space) if space else Q(pk=None)
    if space is None or space.is_open:
        concerned |= Q(space=None)
    content = json.dumps(payload(event), ensure_ascii=False)
    for hook in waiting.filter(concerned):
        made, is_new = Dispatch.objects.get_or_create(
            webhook=hook, event_id=event.pk, defaults={"kind": event.kind, "content": content}
        )
        if is_new:
            queue(made)


def queue(dispatch: Dispatch, *, tries: int = 0, wait: int = 0) -> None:
    """Queue the job that delivers it, `wait` seconds from now."""
    from flurfunk.api.jobs import deliver_to_webhook

    deliver_to_webhook.configure(schedule_in={"seconds": wait}).defer(dispatch_id=dispatch.pk, tries=tries)


def deliver(dispatch: Dispatch, *, tries: int) -> None:
    """Try once to deliver; what fails is queued again, later each time, and given up after the last wait."""
    hook = dispatch.webhook
    if dispatch.delivered_at or not hook.is_on:
        return
    attempt = _try(dispatch)
    with transaction.atomic():
        attempt.save()
        if 200 <= attempt.status < 300:
            _arrived(dispatch)
        elif tries < len(WAITS):
            queue(dispatch, tries=tries + 1, wait=WAITS[tries])
        else:
            _give_up(dispatch)


def sign(secret: str, message_id: str, timestamp: int, content: str) -> str:
    """Sign what is sent: the value of the header webhook-signature."""
    key = base64.b64decode(secret.removeprefix(_SIGN))
    signed = hmac.new(key, f"{message_id}.{timestamp}.{content}".encode(), hashlib.sha256)
    return f"v1,{base64.b64encode(signed.digest()).decode()}"


def forget_dispatches(*, most: int = 2000) -> int:
    """Delete what was told more than thirty days ago, some at a time, and give its number."""
    old = Dispatch.objects.filter(created_at__lt=timezone.now() - _KEPT).order_by("pk").values("pk")[:most]
    gone = Dispatch.objects.filter(pk__in=list(old.values_list("pk", flat=True)))
    return gone.delete()[0]


def _try(dispatch: Dispatch) -> Attempt:
    now = int(time.time())
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Flurfunk",
        "webhook-id": dispatch.public_id,
        "webhook-timestamp": str(now),
        "webhook-signature": sign(dispatch.webhook.secret, dispatch.public_id, now, dispatch.content),
    }
    begun = time.monotonic()
    status, answer = 0, ""
    try:
        reply = outbound.post(dispatch.webhook.url, dispatch.content.encode(), headers)
        status, answer = reply.status, reply.body.decode(errors="replace").replace("\0", "")
    except (outbound.ForbiddenTargetError, outbound.UnreachableError) as error:
        answer = str(error)
    took = int((time.monotonic() - begun) * 1000)
    return Attempt(dispatch=dispatch, status=status, answer=answer[:1000], took=took)


def _arrived(dispatch: Dispatch) -> None:
    Dispatch.objects.filter(pk=dispatch.pk).update(delivered_at=timezone.now(), given_up_at=None)
    Webhook.objects.filter(pk=dispatch.webhook_id).update(failing_since=None)


def _give_up(dispatch: Dispatch) -> None:
    now = timezone.now()
    Dispatch.objects.filter(pk=dispatch.pk).update(given_up_at=now)
    hook = Webhook.objects.select_for_update().get(pk=dispatch.webhook_id)
    hook.failing_since = hook.failing_since or now
    if hook.is_on and now - hook.failing_since > _OFF_AFTER:
        hook.off_at = now
        record(None, "webhook.gave_up", hook)
    hook.save(update_fields=["failing_since", "off_at"])
