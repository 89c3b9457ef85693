"""Tell open pages of what happens to spaces: home pages follow other sources after joining or leaving."""

from flurfunk.events.models import Event
from flurfunk.live.publishing import recheck_person


def tell_open_pages(event: Event) -> None:
    """Listener: let a person's open pages hear the space they joined."""
    if event.kind == "space.joined":
        recheck_person(event.details["person"])
