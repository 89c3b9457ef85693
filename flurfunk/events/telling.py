"""Tell the listeners of an event: each once, its work committed together with the mark that it is done."""

import logging
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from flurfunk.events.listening import Listener, listeners_of
from flurfunk.events.models import Delivery, Event

log = logging.getLogger(__name__)


def tell(event: Event) -> None:
    """Tell every listener that has not been told; safe to repeat after a crash anywhere.

    All are told in one transaction. If one of them fails, each is told in a transaction of its own, so that it
    stops no other, and its error is raised at the end, so that the job is tried again.
    """
    waiting = listeners_of(event.kind)
    if _tell_all(event, waiting):
        return
    errors = [error for name, listener in waiting if (error := _tell_one(event, name, listener))]
    if errors:
        raise errors[0]
    with transaction.atomic():
        _mark_told(event)


def _tell_all(event: Event, waiting: Sequence[tuple[str, Listener]]) -> bool:
    try:
        with transaction.atomic():
            if not _is_untold(event):
                return True
            if event.deliveries.exists():
                return False
            for _, listener in waiting:
                listener(event)
            _mark_told(event)
    except Exception:
        log.exception("A listener of %s failed; each is told by itself now.", event)
        return False
    return True


def _tell_one(event: Event, name: str, listener: Listener) -> Exception | None:
    try:
        with transaction.atomic():
            if _is_untold(event) and Delivery.objects.get_or_create(event=event, listener=name)[1]:
                listener(event)
    except Exception as error:
        log.exception("%s failed on %s.", name, event)
        return error
    return None


def _is_untold(event: Event) -> bool:
    """Wait for whoever is telling of it at this moment, which a worker taken for dead may be, and look anew."""
    return Event.objects.select_for_update(no_key=True).filter(pk=event.pk, told_at=None).exists()


def _mark_told(event: Event) -> None:
    event.told_at = timezone.now()
    event.save(update_fields=["told_at"])
    event.deliveries.all().delete()
