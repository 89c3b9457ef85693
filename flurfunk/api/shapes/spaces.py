"""Spaces and memberships as programs see them."""

from datetime import datetime
from typing import Any, Literal

from ninja import Schema

from flurfunk.api.shapes.people import PersonName, person_name
from flurfunk.spaces.models import Invitation, JoinRequest, Membership

Openness = Literal["open", "closed", "secret"]
Standing = Literal["member", "moderator", "owner"]


class SpaceShape(Schema):
    """A space, and how the person stands to it: `my_role` is null outside. `url` is the page for people."""

    slug: str
    name: str
    description: str
    visibility: Openness
    is_default: bool
    is_archived: bool
    member_count: int
    version: int
    created_at: datetime
    my_role: Standing | None
    is_invited: bool
    has_asked: bool
    url: str


class NewSpace(Schema):
    """What a space begins with."""

    name: str
    description: str = ""
    visibility: Openness = "open"


class SpaceChange(Schema):
    """What is to be said of a space from now on; what is left out stays."""

    name: str | None = None
    description: str | None = None
    visibility: Openness | None = None


class MemberShape(Schema):
    """Somebody who belongs to a space."""

    person: PersonName
    role: Standing
    joined_at: datetime


class RoleChange(Schema):
    """Another role for a member."""

    role: Standing


class Asking(Schema):
    """Why somebody would like to join; it is only read where joining is decided by others."""

    reason: str = ""


class Waiting(Schema):
    """Somebody on the way into a space: by asking, with a reason, or by being invited."""

    person: PersonName
    reason: str
    at: datetime


def space_shape(space: Any) -> SpaceShape:
    """Shape a space that was read `with_standing`."""
    plain = (
        "slug",
        "name",
        "description",
        "visibility",
        "is_default",
        "is_archived",
        "member_count",
        "version",
    )
    standing = ("created_at", "my_role", "is_invited", "has_asked", "url")
    return SpaceShape.model_construct(**{field: getattr(space, field) for field in (*plain, *standing)})


def member_shape(membership: Membership) -> MemberShape:
    """Shape a membership."""
    role: Any = membership.role
    return MemberShape(person=person_name(membership.person), role=role, joined_at=membership.joined_at)


def request_shape(request: JoinRequest) -> Waiting:
    """Shape somebody's asking."""
    return Waiting(person=person_name(request.person), reason=request.reason, at=request.at)


def invitation_shape(invitation: Invitation) -> Waiting:
    """Shape an invitation."""
    return Waiting(person=person_name(invitation.person), reason="", at=invitation.at)
