"""The spaces as those see them who look after the house: those they may know of, and how many more there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flurfunk.kit.paging import Page, cut
from flurfunk.people.models import Person
from flurfunk.people.queries import after_name, forgiving, name_key
from flurfunk.spaces.models import MemberRole, Membership, Space
from flurfunk.spaces.succeeding import ownerless

_ON_A_PAGE = 50


@dataclass(frozen=True)
class Secrets:
    """How many secret spaces there are, and how many of them nobody owns any more."""

    all: int
    ownerless: int


def spaces_page(person: Person, typed: str, *, show: str, after: str | None) -> Page[Space]:
    """Read a page of spaces by name, or those like what was typed; `show` may be "ownerless"."""
    source = ownerless() if show == "ownerless" else Space.objects.all()
    found = source.filter(pk__in=Space.objects.visible_to(person).values("pk")).select_related("archiving")
    if typed:
        with forgiving():
            return Page(list(found.named_like(typed)[:_ON_A_PAGE]), None)  # type: ignore[attr-defined]  # its queryset's
    rows = list(found.filter(after_name(after)).order_by("folded", "id")[: _ON_A_PAGE + 1])
    return cut(rows, _ON_A_PAGE, name_key)


def owners_of(spaces: Sequence[Space]) -> Mapping[int, Sequence[Person]]:
    """Give who owns each of several spaces and can sign in."""
    rows = Membership.objects.filter(
        space__in=spaces, role=MemberRole.OWNER, person__deactivation__isnull=True
    )
    owners: dict[int, list[Person]] = {space.pk: [] for space in spaces}
    for row in rows.select_related("person").order_by("pk"):
        owners[row.space_id].append(row.person)
    return owners


def count_secrets() -> Secrets:
    """Count the secret ones."""
    secret = Space.objects.filter(visibility="secret")
    return Secrets(secret.count(), ownerless().filter(visibility="secret").count())
