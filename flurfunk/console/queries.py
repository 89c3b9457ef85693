"""What the console shows."""

from dataclasses import dataclass

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from flurfunk.accounts.models import Invitation
from flurfunk.kit.paging import Page, cut
from flurfunk.notifications.sparing import count_spared
from flurfunk.people.models import Deactivation, Person, Role
from flurfunk.people.queries import after_name, forgiving, name_key
from flurfunk.spaces.models import Space

_ON_A_PAGE = 50


@dataclass(frozen=True)
class Counts:
    """How many there are."""

    people: int
    guests: int
    deactivated: int
    invitations: int
    spaces: int
    spared: int


def count() -> Counts:
    """Count who is in the house and who is on the way."""
    active = Person.objects.active()
    return Counts(
        people=active.exclude(role=Role.GUEST).count(),
        guests=active.filter(role=Role.GUEST).count(),
        deactivated=Deactivation.objects.count(),
        invitations=Invitation.objects.open().count(),
        spaces=Space.objects.unarchived().count(),
        spared=count_spared(),
    )


class Sort(models.TextChoices):
    """Which people a list shows: by their role those who may sign in, and those who may not."""

    OWNER = "owner", _("Owners")
    ADMINISTRATOR = "administrator", _("Administrators")
    PERSON = "person", _("Colleagues")
    GUEST = "guest", _("Guests")
    DEACTIVATED = "deactivated", _("Without access")

    @property
    def condition(self) -> Q:
        """The condition for them."""
        if self is Sort.DEACTIVATED:
            return Q(deactivation__isnull=False)
        return Q(role=self.value, deactivation=None)


def count_by_sort() -> dict[str, int]:
    """Count the people of each sort, in one query."""
    counted: dict[str, int] = Person.objects.aggregate(
        **{sort.value: Count("pk", filter=sort.condition) for sort in Sort}
    )
    return counted


def people_page(typed: str, *, sort: Sort | None, after: str | None) -> Page[Person]:
    """Give a page of everybody or of one sort: those like what was typed, or all by name."""
    everybody = Person.objects.select_related("deactivation").filter(sort.condition if sort else Q())
    if typed.strip():
        with forgiving():
            return Page(list(everybody.named_like(typed)[:_ON_A_PAGE]), None)
    rows = list(everybody.filter(after_name(after)).by_name()[: _ON_A_PAGE + 1])
    return cut(rows, _ON_A_PAGE, name_key)
