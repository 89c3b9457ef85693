"""Tell the listeners of an event: each at least once, its work committed together with the mark that it is done."""

from django.db import transaction
from django.utils import timezone

from flurfunk.events.listening import Listener, listeners
from flurfunk.events.models import Delivery, Event


def tell(event: Event) -> None:
    """Tell every listener that has not been told; safe to repeat after a crash anywhere."""
    for name, listener in listeners():
        _tell_one(event, name, listener)
    event.told_at = timezone.now()
    with transaction.atomic():
        event.save(update_fields=["told_at"])
        event.deliveries.all().delete()


def _tell_one(event: Event, name: str, listener: Listener) -> None:
    with transaction.atomic():
        _, is_new = Delivery.objects.get_or_create(event=event, listener=name)
        if is_new:
            listener(event)
