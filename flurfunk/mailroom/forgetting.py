"""Forget letters: what they said after a month, that they came after a year."""

from datetime import timedelta

from django.utils import timezone

from flurfunk.mailroom.models import IncomingMail, State

_WHOLE = timedelta(days=30)
_KNOWN = timedelta(days=365)
_MOST_AT_ONCE = 200


def forget_letters() -> None:
    """Forget some of what is old enough; one that still waits is kept whole."""
    now = timezone.now()
    settled = IncomingMail.objects.exclude(state=State.WAITING)
    whole = settled.filter(received_at__lt=now - _WHOLE, raw__isnull=False)
    IncomingMail.objects.filter(pk__in=list(whole.values_list("pk", flat=True)[:_MOST_AT_ONCE])).update(
        raw=None
    )
    known = settled.filter(received_at__lt=now - _KNOWN)
    IncomingMail.objects.filter(pk__in=list(known.values_list("pk", flat=True)[:_MOST_AT_ONCE])).delete()
