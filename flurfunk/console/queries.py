"""What the console shows."""

from dataclasses import dataclass

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


def people_page(typed: str, *, after: str | None) -> Page[Person]:
    """Give a page of everybody, the deactivated too: those like what was typed, or all by name."""
    everybody = Person.objects.select_related("deactivation")
    if typed.strip():
        with forgiving():
            return Page(list(everybody.named_like(typed)[:_ON_A_PAGE]), None)
    rows = list(everybody.filter(after_name(after)).by_name()[: _ON_A_PAGE + 1])
    return cut(rows, _ON_A_PAGE, name_key)
