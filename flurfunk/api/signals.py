"""What the door for programs hears of the house."""

from flurfunk.api.delivering import dispatch_event
from flurfunk.api.issuing import revoke_all
from flurfunk.api.webhook_events import KINDS
from flurfunk.events.listening import hears
from flurfunk.events.models import Event


@hears("person.deactivated")
def revoke_tokens(event: Event) -> None:
    """Listener: with a person's access their programs' ends, too, and does not come back with it."""
    revoke_all(event.subject_id)


@hears(*KINDS)
def tell_webhooks(event: Event) -> None:
    """Listener: programs elsewhere are told."""
    dispatch_event(event)
