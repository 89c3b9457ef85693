"""Who of some people may see what a notification is about: `visible_to`, asked for many people at once."""

from collections.abc import Iterable

from django.db.models import Q

from flurfunk.content.models import Entry
from flurfunk.events.occasions import About
from flurfunk.people.models import Person, Role
from flurfunk.spaces.models import Space


def who_may_see(about: About, people: Iterable[int]) -> set[int]:
    """Give those of the people who can sign in and may see the entry or the space."""
    candidates = Person.objects.active().filter(pk__in=list(people))
    if about.page:
        return set(candidates.values_list("pk", flat=True))
    condition = _readers(about.entry) if about.entry is not None else _who_know_of(about.space or 0)
    return set(candidates.filter(condition).values_list("pk", flat=True)) if condition else set()


def _readers(entry_id: int) -> Q | None:
    entry = Entry.objects.filter(pk=entry_id, status="published").select_related("space").first()
    if entry is None:
        return None
    colleagues = ~Q(role=Role.GUEST)
    if entry.space is None:
        return colleagues
    members = Q(memberships__space=entry.space)
    return members | colleagues if entry.space.is_open else members


def _who_know_of(space_id: int) -> Q | None:
    space = Space.objects.filter(pk=space_id).first()
    if space is None:
        return None
    concerned = Q(memberships__space=space) | Q(space_invitations__space=space)
    return concerned | ~Q(role=Role.GUEST) if space.visibility != "secret" else concerned
