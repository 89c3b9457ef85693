"""Memberships: mine, the others', and the ways into a space."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from flurfunk.api.bearing import JSON, ProgramRequest
from flurfunk.api.listing import Listed, each, listed
from flurfunk.api.operations.spaces import shape_of
from flurfunk.api.problems import ProblemError, check
from flurfunk.api.scopes import Area
from flurfunk.api.sections import Section
from flurfunk.api.shapes.spaces import (
    MemberShape,
    RoleChange,
    SpaceShape,
    Waiting,
    invitation_shape,
    member_shape,
    request_shape,
)
from flurfunk.kit.http import allow
from flurfunk.kit.paging import Page
from flurfunk.kit.text import clean, clean_line
from flurfunk.people.models import Person
from flurfunk.spaces import rules
from flurfunk.spaces.finding import Standing, find_space
from flurfunk.spaces.forms import ReasonForm
from flurfunk.spaces.inviting import withdraw_invitation
from flurfunk.spaces.joining import (
    LastOwnerError,
    add_member,
    ask_to_join,
    change_role,
    decline,
    end_membership,
    invite,
    step_back,
)
from flurfunk.spaces.members import members_page, open_invitations, waiting_requests
from flurfunk.spaces.models import Invitation, JoinRequest, MemberRole, Membership

section = Section(Area.SPACES, "Memberships")


@section.puts("/spaces/{slug}/membership", SpaceShape)
def join_space(request: ProgramRequest, slug: str, reason: str = "") -> Any:
    """Join where one may at once, else ask to, perhaps with a reason."""
    standing = find_space(request.person, slug)
    if standing.may_join:
        add_member(standing.space, request.person)
    elif standing.membership is None:
        allow(standing.may_ask)
        values = check(ReasonForm({"reason": reason}))
        ask_to_join(standing.space, request.person, reason=values["reason"])
    return shape_of(request, standing.space)


@section.removes("/spaces/{slug}/membership", conflicts=True)
def leave_space(request: ProgramRequest, slug: str) -> None:
    """Leave, withdraw the request, or decline the invitation."""
    standing = find_space(request.person, slug)
    if standing.membership is None:
        step_back(standing.space, request.person)
    else:
        _end(standing.membership, request)


@section.reads("/spaces/{slug}/members", Listed[MemberShape])
def list_members(request: ProgramRequest, slug: str, q: str = "", after: str = "") -> Any:
    """Who belongs to a space, in the order in which they came; with `q` the best found."""
    standing = find_space(request.person, slug)
    allow(standing.may_read)
    page = members_page(standing.space, typed=clean_line(q[:100]), after=after)
    return listed(request, page, each(member_shape))


@section.puts("/spaces/{slug}/members/{handle}", MemberShape)
def approve_request(request: ProgramRequest, slug: str, handle: str) -> Any:
    """Let somebody in who asked to join."""
    asked = _asked(_kept(request, slug), handle)
    made = add_member(asked.space, asked.person, by=request.person)
    return member_shape(made)


@section.puts("/spaces/{slug}/members/{handle}/role", MemberShape, takes=JSON, conflicts=True)
def change_member_role(request: ProgramRequest, slug: str, handle: str, change: RoleChange) -> Any:
    """Give a member another role."""
    standing, membership = _member(request, slug, handle)
    allow(rules.may_change_role(standing.membership))
    try:
        change_role(membership, MemberRole(change.role), by=request.person)
    except LastOwnerError as error:
        raise _without_owner() from error
    return member_shape(membership)


@section.removes("/spaces/{slug}/members/{handle}", conflicts=True)
def remove_member(request: ProgramRequest, slug: str, handle: str) -> None:
    """Remove a member."""
    standing, membership = _member(request, slug, handle)
    allow(rules.may_remove(standing.membership, membership))
    _end(membership, request)


@section.reads("/spaces/{slug}/requests", Listed[Waiting])
def list_requests(request: ProgramRequest, slug: str) -> Any:
    """Who asks to join, the longest waiting first; for those who keep order."""
    page = Page(waiting_requests(_kept(request, slug).space), None)
    return listed(request, page, each(request_shape))


@section.removes("/spaces/{slug}/requests/{handle}")
def decline_request(request: ProgramRequest, slug: str, handle: str) -> None:
    """Turn somebody down who asked to join."""
    decline(_asked(_kept(request, slug), handle), by=request.person)


@section.reads("/spaces/{slug}/invitations", Listed[Waiting])
def list_invitations(request: ProgramRequest, slug: str) -> Any:
    """Who is invited and has not answered, the latest first; for those who keep order."""
    page = Page(open_invitations(_kept(request, slug).space), None)
    return listed(request, page, each(invitation_shape))


@section.puts("/spaces/{slug}/invitations/{handle}")
def invite_person(request: ProgramRequest, slug: str, handle: str) -> None:
    """Invite a colleague."""
    standing = find_space(request.person, slug)
    allow(standing.may_invite)
    people = Person.objects.visible_to(request.person).active()
    invite(standing.space, get_object_or_404(people, handle=clean(handle)), by=request.person)


@section.removes("/spaces/{slug}/invitations/{handle}")
def take_invitation_back(request: ProgramRequest, slug: str, handle: str) -> None:
    """Take an invitation back."""
    invitations = Invitation.objects.filter(space=_kept(request, slug).space)
    withdraw_invitation(get_object_or_404(invitations, person__handle=clean(handle)))


def _kept(request: ProgramRequest, slug: str) -> Standing:
    standing = find_space(request.person, slug)
    allow(standing.keeps_order)
    return standing


def _asked(standing: Standing, handle: str) -> JoinRequest:
    requests = JoinRequest.objects.select_related("person", "space")
    return get_object_or_404(requests, space=standing.space, person__handle=clean(handle))


def _member(request: ProgramRequest, slug: str, handle: str) -> tuple[Standing, Membership]:
    standing = find_space(request.person, slug)
    allow(standing.may_read)
    members = Membership.objects.filter(space=standing.space).select_related("person")
    return standing, get_object_or_404(members, person__handle=clean(handle))


def _end(membership: Membership, request: ProgramRequest) -> None:
    try:
        end_membership(membership, by=request.person)
    except LastOwnerError as error:
        raise _without_owner() from error


def _without_owner() -> ProblemError:
    return ProblemError(409, _("A space always has an owner. Make somebody else one first."))
