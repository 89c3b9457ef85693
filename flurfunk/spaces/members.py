"""Who belongs to a space, who wants to, and who could be invited; read a page at a time."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet

from flurfunk.kit.paging import Page, cut, decode_key
from flurfunk.people.models import Person
from flurfunk.people.queries import forgiving, like_people, likeness
from flurfunk.spaces.models import Invitation, JoinRequest, MemberRole, Membership, Space

PAGE = 40
_MOST_WAITING = 50
_MOST_CANDIDATES = 8


def members_page(space: Space, *, typed: str = "", after: str | None = None) -> Page[Membership]:
    """Read a page of the members in the order in which they came; with something typed the best found."""
    members = _members(space)
    if typed:
        column = "person__folded"
        found = members.filter(like_people(typed, column)).annotate(likeness=likeness(typed, column))
        with forgiving():
            return Page(list(found.order_by("-likeness", "pk")[:PAGE]), None)
    key = decode_key(after, length=1)
    last = int(key[0]) if key and key[0].isdecimal() else 0
    return cut(list(members.filter(pk__gt=last).order_by("pk")[: PAGE + 1]), PAGE, lambda row: [row.pk])


def order_keepers(space: Space, *, most: int = 12) -> Sequence[Membership]:
    """Give some of those who own a space or keep order in it, owners first."""
    keeping = Q(role=MemberRole.OWNER) | Q(role=MemberRole.MODERATOR)
    # "owner" comes after "moderator" in the alphabet.
    return list(_members(space).filter(keeping).order_by("-role", "pk")[:most])


def waiting_requests(space: Space) -> Sequence[JoinRequest]:
    """Give those who asked to join, the longest waiting first."""
    waiting = JoinRequest.objects.filter(space=space).select_related("person__deactivation")
    return list(waiting.order_by("pk")[:_MOST_WAITING])


def open_invitations(space: Space) -> Sequence[Invitation]:
    """Give who was invited and has not answered, the latest first."""
    invited = Invitation.objects.filter(space=space).select_related("person__deactivation", "by")
    return list(invited.order_by("-pk")[:_MOST_WAITING])


def candidates(space: Space, person: Person, typed: str) -> Sequence[Person]:
    """Find people whom this person sees and who could be invited."""
    if not typed:
        return []
    mine = {"space": space, "person": OuterRef("pk")}
    strangers = Person.objects.visible_to(person).active().select_related("deactivation")
    strangers = strangers.exclude(Exists(Membership.objects.filter(**mine)))
    with forgiving():
        return list(
            strangers.exclude(Exists(Invitation.objects.filter(**mine))).named_like(typed)[:_MOST_CANDIDATES]
        )


def _members(space: Space) -> QuerySet[Membership]:
    return Membership.objects.filter(space=space).select_related("person__deactivation")
