"""Tell open pages of what happens to spaces."""

from flurfunk.events.listening import hears
from flurfunk.events.models import Event
from flurfunk.live.publishing import recheck_person


@hears("space.joined")
def hear_the_new_space(event: Event) -> None:
    """Listener: a person's open pages hear the space they joined from now on."""
    recheck_person(event.details["person"])
