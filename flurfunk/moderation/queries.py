"""Which reports and hidden things somebody is responsible for."""

from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from flurfunk.kit.paging import Page, cut, decode_key
from flurfunk.people.models import Person
from flurfunk.spaces.models import MemberRole, Membership, Space

if TYPE_CHECKING:
    from flurfunk.moderation.models import Hiding, Report  # noqa: F401 - the types of the rows

PATIENCE = timedelta(days=2)  # so long those who keep order in a space are left alone with what stands there
ON_A_PAGE = 30
KEEPING = (MemberRole.MODERATOR, MemberRole.OWNER)


class ReportQuerySet(models.QuerySet["Report"]):
    """Reports as the pages ask for them."""

    def open(self) -> Self:
        """Those that nobody has answered."""
        return self.filter(answered_at=None)

    def decided_by(self, person: Person) -> Self:
        """Those about others' things for which this person is responsible."""
        return self.filter(_is_responsible(person, since="at")).exclude(author=person)

    def with_things(self) -> Self:
        """With everything a page shows of them."""
        return self.select_related(
            "entry", "comment__entry", "person", "author", "space", "by", "answered_by"
        )


class HidingQuerySet(models.QuerySet["Hiding"]):
    """Hidden things as the pages ask for them."""

    def decided_by(self, person: Person) -> Self:
        """Those of others for which this person is responsible, or that they hid themselves."""
        decided = _is_responsible(person, since="appeal__at") | Q(by=person)
        return self.filter(decided).exclude(author=person)

    def seen_by(self, person: Person) -> Self:
        """One's own, and those for which one is responsible."""
        return self.filter(Q(pk__in=self.decided_by(person).values("pk")) | Q(author=person))

    def appealed(self) -> Self:
        """Those whose authors wait for another decision."""
        return self.filter(appeal__isnull=False, appeal__refused_at=None)

    def with_things(self) -> Self:
        """With everything a page shows of them."""
        return self.select_related("entry", "comment__entry", "author", "space", "by", "appeal__refused_by")


def _is_responsible(person: Person, *, since: str) -> Q:
    """In a space those who keep order; administrators for what is everybody's, and where nobody else acts in time."""
    keeping = Membership.objects.filter(person=person, role__in=KEEPING)
    mine = Q(space__in=keeping.values("space_id"))
    if not person.is_administrator:
        return mine
    others = Membership.objects.filter(space=OuterRef("space"), role__in=KEEPING, person__deactivation=None)
    others = others.exclude(person=OuterRef("author"))
    is_late = Q(**{f"{since}__lt": timezone.now() - PATIENCE})
    return mine | Q(space=None) | is_late | Q(~Exists(others))


def count_waiting_in(space: Space, person: Person) -> int:
    """Count the reports and appeals in a space that wait for this person's decision."""
    from flurfunk.moderation.models import Hiding, Report

    reports = Report.objects.open().decided_by(person).filter(space=space).values("pk")
    appeals = Hiding.objects.appealed().decided_by(person).filter(space=space).values("pk")
    return reports.union(appeals, all=True).count()


def waiting_page(reports: ReportQuerySet, *, before: str | None) -> "Page[Report]":
    """Read a page of those of the reports that nobody has answered, the newest first."""
    key = decode_key(before, length=1)
    last = int(key[0]) if key and key[0].isdecimal() and len(key[0]) < 19 else 2**62
    rows = reports.open().filter(pk__lt=last).with_things().order_by("-pk")
    return cut(list(rows[: ON_A_PAGE + 1]), ON_A_PAGE, lambda row: [row.pk])


def responsible_people(space_id: int | None, *, without: set[int]) -> list[int]:
    """Give who decides on something in a space: who keeps order there, else administrators; nobody of `without`."""
    keepers = Membership.objects.filter(space=space_id, role__in=KEEPING, person__deactivation=None)
    found = list(keepers.exclude(person__in=without).values_list("person_id", flat=True)) if space_id else []
    return found or _administrators(without)


def _administrators(without: set[int]) -> list[int]:
    active = Person.objects.active().filter(role__in=("owner", "administrator"))
    return list(active.exclude(pk__in=without).values_list("pk", flat=True))
