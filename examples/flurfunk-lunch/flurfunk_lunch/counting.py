"""Count who offers lunch."""

from django.db.models import F

from flurfunk.events.listening import hears
from flurfunk.events.models import Event
from flurfunk_lunch.models import Lunch, Tally


@hears("entry.published")
def count_offers(event: Event) -> None:
    """Listener: count a lunch for the person who offers it.

    What a listener writes is committed together with the mark that it was told, so nothing is counted twice.
    """
    if event.actor and Lunch.objects.filter(entry=event.subject_id).exists():
        Tally.objects.get_or_create(person=event.actor)
        Tally.objects.filter(person=event.actor).update(offered=F("offered") + 1)
