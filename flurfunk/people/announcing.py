"""Announce something to everybody for a while, such as maintenance, and take it back."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from flurfunk.events.recording import record
from flurfunk.kit.text import clean_line
from flurfunk.live.publishing import publish
from flurfunk.people.models import Company, Person

_SIGNAL = {"id": "announcement", "url": "/announcement"}


@transaction.atomic
def announce(company: Company, text: str, *, by: Person, begin: datetime, end: datetime) -> None:
    """Show a sentence on every page from one moment to another; who dismissed the last one sees this one."""
    Company.objects.filter(pk=company.pk).update(
        announcement=clean_line(text),
        announced_from=begin,
        announced_until=end,
        announcement_number=F("announcement_number") + 1,
    )
    record(by, "company.announced", company)
    publish(["house"], _SIGNAL)


@transaction.atomic
def withdraw(company: Company, *, by: Person) -> None:
    """Take it back, from open pages too."""
    Company.objects.filter(pk=company.pk).update(announcement="", announced_from=None, announced_until=None)
    record(by, "company.announcement_withdrawn", company)
    publish(["house"], _SIGNAL)


def dismiss(person: Person, number: int) -> None:
    """Show an announcement to this person no longer."""
    Person.objects.filter(pk=person.pk).update(announcement_seen=number)


def ring(*, within: timedelta = timedelta(seconds=70)) -> bool:
    """Tell open pages if an announcement began or ended just now; tells whether one did."""
    now = timezone.now()
    company = Company.objects.first()
    edges = (company.announced_from, company.announced_until) if company else ()
    is_due = any(edge is not None and now - within < edge <= now for edge in edges)
    if is_due:
        publish(["house"], _SIGNAL)
    return is_due
