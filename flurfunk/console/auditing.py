"""Who did what when to what, as far as the one who looks may know of it.

What happens in a secret space is its members' own: others find nothing of it here, whatever their role.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from flurfunk.console.audit_subjects import Subject, subjects_of
from flurfunk.console.happenings import words_for
from flurfunk.content.models import Entry
from flurfunk.conversation.models import Comment
from flurfunk.events.models import Event
from flurfunk.kit.paging import Page, cut, decode_key
from flurfunk.people.models import Person
from flurfunk.people.queries import forgiving
from flurfunk.spaces.models import Space

_ON_A_PAGE = 50
_IN_A_CHUNK = 1000
_MOST_NAMESAKES = 50


@dataclass(frozen=True)
class Wish:
    """What the list is narrowed to."""

    who: str = ""
    kind: str = ""
    about: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Happening:
    """One line: when, who, what it is called, to what, and whom it concerned besides."""

    id: int
    at: datetime
    actor: Person | None
    kind: str
    words: str
    subject: Subject
    whom: Person | None


def audit_page(wish: Wish, person: Person, *, before: str | None) -> Page[Happening]:
    """Read a page of what happened, the newest first."""
    key = decode_key(before, length=1)
    last = int(key[0]) if key and key[0].isdecimal() and len(key[0]) < 19 else 2**62
    rows = _events(wish, person).filter(pk__lt=last)[: _ON_A_PAGE + 1]
    page = cut(list(rows), _ON_A_PAGE, lambda event: [event.pk])
    return Page(_lines(page.rows, person), page.next_key)


def audit_lines(wish: Wish, person: Person) -> Iterator[Happening]:
    """Read everything that happened, the newest first, some at a time."""
    last = 2**62
    while rows := list(_events(wish, person).filter(pk__lt=last)[:_IN_A_CHUNK]):
        yield from _lines(rows, person)
        last = rows[-1].pk


def _events(wish: Wish, person: Person) -> QuerySet[Event]:
    found = known_to(person).select_related("actor__deactivation").order_by("-pk")
    if wish.who:
        with forgiving():
            alike = Person.objects.filter(Q(handle=wish.who) | Q(email__iexact=wish.who)).values_list(
                "pk", flat=True
            )
            ids = list(alike) or [each.pk for each in Person.objects.named_like(wish.who)[:_MOST_NAMESAKES]]
        found = found.filter(actor__in=ids)
    if wish.kind:
        found = found.filter(kind=wish.kind)
    if wish.about:
        subject_type, _, number = wish.about.partition(":")
        found = found.filter(subject_type=subject_type, subject_id=int(number))
    if wish.since:
        found = found.filter(at__gte=_midnight(wish.since))
    if wish.until:
        found = found.filter(at__lt=_midnight(wish.until + timedelta(days=1)))
    return found


def known_to(person: Person) -> QuerySet[Event]:
    """Give the events about anything but what lies in spaces that this person may not know of."""
    unknown = Space.objects.exclude(pk__in=Space.objects.visible_to(person).values("pk")).values("pk")
    here = {"pk": OuterRef("subject_id")}
    inside = {
        "spaces.space": Space.objects.filter(pk__in=unknown, **here),
        "content.entry": Entry.objects.filter(space__in=unknown, **here),
        "conversation.comment": Comment.objects.filter(entry__space__in=unknown, **here),
    }
    found = Event.objects.all()
    for subject_type, rows in inside.items():
        found = found.exclude(Q(Exists(rows), subject_type=subject_type))
    return found


def _lines(events: Sequence[Event], person: Person) -> list[Happening]:
    subjects = subjects_of(events, person)
    concerned = {event.details["person"] for event in events if isinstance(event.details.get("person"), int)}
    people = Person.objects.in_bulk(concerned)
    return [
        Happening(
            event.pk,
            event.at,
            event.actor,
            event.kind,
            words_for(event.kind),
            subjects[event.subject_type, event.subject_id],
            people.get(event.details.get("person", 0)),
        )
        for event in events
    ]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
