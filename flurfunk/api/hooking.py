"""Add webhooks, switch them on again, take them away, and send something once more."""

import base64
import secrets
from collections.abc import Iterable

from django.db import transaction

from flurfunk.api.delivering import queue
from flurfunk.api.models import Dispatch, Webhook
from flurfunk.events.recording import record
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space


@transaction.atomic
def add_webhook(by: Person, url: str, *, events: Iterable[str], space: Space | None = None) -> Webhook:
    """Begin to tell an address of some kinds of events, with a secret of its own."""
    secret = f"whsec_{base64.b64encode(secrets.token_bytes(32)).decode()}"
    hook = Webhook.objects.create(url=url, events=sorted(set(events)), space=space, secret=secret, by=by)
    record(by, "webhook.added", hook)
    return hook


@transaction.atomic
def switch_on(hook: Webhook, *, by: Person) -> None:
    """Begin to tell it again."""
    hook.off_at = hook.failing_since = None
    hook.save(update_fields=["off_at", "failing_since"])
    record(by, "webhook.switched_on", hook)


@transaction.atomic
def remove_webhook(hook: Webhook, *, by: Person) -> None:
    """Tell it nothing more, and forget what it was told."""
    record(by, "webhook.removed", hook)
    hook.delete()


@transaction.atomic
def send_again(dispatch: Dispatch, *, by: Person) -> None:
    """Send something once more, whether it arrived or not; its id is the same, so the other side can tell."""
    dispatch.delivered_at = dispatch.given_up_at = None
    dispatch.save(update_fields=["delivered_at", "given_up_at"])
    queue(dispatch)
    record(by, "webhook.sent_again", dispatch.webhook, dispatch=dispatch.pk)
