"""Gather what is due by mail into letters: one for each person and thread, made before it is sent."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction

from flurfunk.notifications.models import Letter, Notification, Sending, Way
from flurfunk.notifications.naming import name_letter
from flurfunk.notifications.quiet import after_quiet_hours
from flurfunk.notifications.wanting import still_wanted
from flurfunk.people.models import Person

_MOST_AT_ONCE = 200
_GATHERING = (
    0x6C657474  # the advisory lock of whoever gathers: of two at once, one thread would get two letters
)


def gather_letters(now: datetime) -> None:
    """Put what is due into letters; does nothing while another worker does."""
    while _gather_some(now):
        pass


@transaction.atomic
def _gather_some(now: datetime) -> bool:
    if not take_turn():
        return False
    waiting = Sending.objects.filter(way=Way.MAIL, settled_at=None, letter=None)
    due = waiting.filter(due_at__lte=now).order_by("due_at", "pk")
    heads = list(due.values_list("notification__person", "notification__thread")[:_MOST_AT_ONCE])
    people = Person.objects.select_related("deactivation").in_bulk({person for person, _ in heads})
    for person, thread in dict.fromkeys(heads):
        mine = waiting.filter(notification__person=person, notification__thread=thread)
        _gather_thread(people[person], thread, list(mine), now)
    return bool(heads)


def take_turn() -> bool:
    """Be the only one who makes letters until the transaction ends; tell whether nobody else is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_GATHERING])
        return bool(cursor.fetchone()[0])


def _gather_thread(person: Person, thread: str, waiting: Sequence[Sending], now: datetime) -> None:
    """Make the letter of what is due in a thread, and of what would be due soon."""
    ids = [each.pk for each in waiting]
    rows = Sending.objects.filter(pk__in=ids)
    moment = after_quiet_hours({person.pk: now})[person.pk]
    if moment > now:
        rows.update(due_at=moment)
        return
    wanted = still_wanted(person, [each.notification_id for each in waiting], Way.MAIL)
    if wanted:
        letter = make_letter(person, thread, wanted, now)
        rows.filter(notification__in=wanted).update(letter=letter)
    rows.filter(letter=None).update(settled_at=now)


def make_letter(person: Person, thread: str, inside: Sequence[Notification], now: datetime) -> Letter:
    """Make a letter, to be sent at once."""
    name = name_letter(thread, inside[-1], now)
    return Letter.objects.create(person=person, thread=thread, message_id=name, made_at=now, due_at=now)
