"""Sessions whose time is over are forgotten; the others stay."""

from datetime import timedelta

from django.utils import timezone

from flurfunk.accounts.ending import forget_expired
from flurfunk.accounts.models import Session
from flurfunk.people.models import Person


def test_only_expired_sessions_are_forgotten(ada: Person) -> None:
    now = timezone.now()
    for name, hours in (("old", -1), ("older", -900), ("young", 1)):
        Session.objects.create(session_key=name, person=ada, expire_date=now + timedelta(hours=hours))
    assert forget_expired() == 2
    assert list(Session.objects.values_list("session_key", flat=True)) == ["young"]
