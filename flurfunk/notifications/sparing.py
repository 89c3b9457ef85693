"""Count the mails that were not needed: what stood at the bell and took no letter."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from flurfunk.notifications.models import Notification, Sending, Way
from flurfunk.people.models import Person

_MONTH = timedelta(days=30)


def count_spared(person: Person | None = None) -> int:
    """Count what somebody, or everybody, was told here within 30 days that no letter and no digest had to tell."""
    letters = Sending.objects.filter(notification=OuterRef("pk"), way=Way.MAIL)
    told = Notification.objects.filter(is_at_bell=True, digest=None, at__gt=timezone.now() - _MONTH)
    if person is not None:
        told = told.filter(person=person)
    return told.exclude(Exists(letters.filter(Q(is_sent=True) | Q(settled_at=None)))).count()
