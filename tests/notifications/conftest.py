"""What the tests of notifications share: the worker does what is waiting."""

from flurfunk.events.models import Event
from flurfunk.events.telling import tell
from flurfunk.notifications.bell import bell_page
from flurfunk.people.models import Person


def tell_all() -> None:
    """Tell the listeners of everything that happened, as the worker does."""
    for event in Event.objects.filter(told_at=None).order_by("pk"):
        tell(event)


def lines(person: Person) -> list[tuple[str, str]]:
    """What stands at a person's bell: the sentence and why."""
    tell_all()
    return [(bundle.text, bundle.why) for bundle in bell_page(person).rows]
