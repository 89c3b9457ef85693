"""Read notifications: what is opened anywhere is read everywhere, at the bell and in what has not been sent yet."""

from django.db import transaction
from django.utils import timezone

from flurfunk.content.models import Entry
from flurfunk.kit.database import read_rows
from flurfunk.live.publishing import publish
from flurfunk.notifications.models import Notification
from flurfunk.notifications.queries import NotificationQuerySet
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space

_UNREAD = """SELECT EXISTS (SELECT 1 FROM notifications_notification
    WHERE person_id = %s AND entry_id = %s AND read_at IS NULL)"""


def read_entry(person: Person, entry: Entry) -> None:
    """Somebody opened an entry's page. Mostly there is nothing to read, and asking costs less than changing nothing."""
    if read_rows(_UNREAD, [person.pk, entry.pk])[0][0]:
        _read(Notification.objects.filter(person=person, entry=entry), person)


def read_space(person: Person, space: Space) -> None:
    """Somebody opened a space's page."""
    _read(Notification.objects.filter(person=person, space=space), person)


def read_thread(person: Person, notification: Notification) -> None:
    """Somebody has seen one group at the bell."""
    _read(Notification.objects.filter(person=person, thread=notification.thread), person)


def read_all(person: Person, *, until: int) -> None:
    """Somebody has seen all up to a notification, by its id; what came after they opened the list stays unread."""
    _read(Notification.objects.filter(person=person, pk__lte=until), person)


@transaction.atomic
def _read(rows: NotificationQuerySet, person: Person) -> None:
    if rows.unread().update(read_at=timezone.now()):
        publish([f"person:{person.pk}"], {"id": "bell", "url": "/bell"})
