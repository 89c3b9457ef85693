"""Read notifications: what is opened anywhere is read everywhere, at the bell and in what has not been sent yet."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from flurfunk.content.models import Entry
from flurfunk.kit.database import read_rows, write_rows
from flurfunk.live.publishing import publish
from flurfunk.notifications.models import Notification
from flurfunk.notifications.queries import NotificationQuerySet
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space

# Mostly there is nothing to keep: asking costs less than changing nothing.
_IS_UNREAD_IN_SPACE = """SELECT EXISTS (SELECT 1 FROM notifications_notification
    WHERE person_id = %s AND space_id = %s AND read_at IS NULL)"""
_IS_NEWS = """
SELECT EXISTS (SELECT 1 FROM notifications_notification
               WHERE person_id = %(person)s AND entry_id = %(entry)s AND read_at IS NULL)
    OR NOT EXISTS (SELECT 1 FROM notifications_opening WHERE person_id = %(person)s AND entry_id = %(entry)s)
   AND NOT EXISTS (SELECT 1 FROM notifications_rhythm r
                   WHERE r.person_id = %(person)s AND r.digested_until >= %(published)s)
"""
# An opening is kept for what the next digest could tell of.
_OPENED = """
WITH kept AS (
    INSERT INTO notifications_opening (person_id, entry_id, at) SELECT %(person)s, %(entry)s, %(now)s
    WHERE NOT EXISTS (SELECT 1 FROM notifications_rhythm r
                      WHERE r.person_id = %(person)s AND r.digested_until >= %(published)s)
    ON CONFLICT DO NOTHING
), read AS (
    UPDATE notifications_notification SET read_at = %(now)s
    WHERE person_id = %(person)s AND entry_id = %(entry)s AND read_at IS NULL RETURNING id
)
SELECT count(*) FROM read
"""


def read_entry(person: Person, entry: Entry) -> None:
    """Somebody opened an entry's page."""
    about: dict[str, Any] = {"person": person.pk, "entry": entry.pk, "published": entry.published_at}
    if read_rows(_IS_NEWS, about)[0][0]:
        _keep_opening(person, about)


@transaction.atomic
def _keep_opening(person: Person, about: Mapping[str, Any]) -> None:
    if write_rows(_OPENED, {**about, "now": timezone.now()})[0][0]:
        _tell_bell(person)


def read_space(person: Person, space: Space) -> None:
    """Somebody opened a space's page."""
    if read_rows(_IS_UNREAD_IN_SPACE, [person.pk, space.pk])[0][0]:
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
        _tell_bell(person)


def _tell_bell(person: Person) -> None:
    publish([f"person:{person.pk}"], {"id": "bell", "url": "/bell"})
