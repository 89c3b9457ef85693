"""What notifications hear of the house."""

from flurfunk.events.listening import hears
from flurfunk.events.models import Event
from flurfunk.events.occasions import occasions
from flurfunk.notifications.telling import notify


@hears(*occasions())
def tell_people(event: Event) -> None:
    """Listener: people are told of what concerns them."""
    notify(event)
