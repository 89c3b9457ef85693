"""The members of a space: listed, given another role, removed."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode

from flurfunk.kit.http import allow, by_method, see_other
from flurfunk.kit.text import clean_line
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.spaces import rules
from flurfunk.spaces.finding import Standing, find_space
from flurfunk.spaces.joining import LastOwnerError, change_role, end_membership
from flurfunk.spaces.members import candidates, members_page, open_invitations, waiting_requests
from flurfunk.spaces.models import MemberRole, Membership
from flurfunk.spaces.views.memberships import refuse_last_owner


@for_people
def index(request: PersonRequest, slug: str) -> HttpResponse:
    """List the members; on top, to those who keep order, who wants to come in."""
    standing = find_space(request.person, slug)
    allow(standing.may_read)
    typed, after = clean_line(request.GET.get("q", "")[:100]), request.GET.get("after", "")
    page = members_page(standing.space, typed=typed, after=after)
    context = {
        "standing": standing,
        "space": standing.space,
        "tab": "members",
        "members": [_shown(member, standing) for member in page.rows],
        "typed": typed,
        "after": after,
        "more_url": f"?{urlencode({'after': page.next_key})}" if page.next_key else "",
        "more_key": page.next_key,
    }
    frame = request.headers.get("Turbo-Frame")
    if frame == "results":
        return render(request, "spaces/_members.html", context)
    if frame and after:
        return render(request, "spaces/_more_members.html", context)
    return render(request, "spaces/members.html", {**context, **_on_top(request, standing)})


@for_people
def update(request: PersonRequest, slug: str, membership_id: int) -> HttpResponse:
    """Give a member another role."""
    standing, membership = _find(request, slug, membership_id)
    allow(rules.may_change_role(standing.membership))
    role = request.POST.get("role", "")
    if role not in MemberRole.values:
        return HttpResponse(status=422)
    try:
        change_role(membership, MemberRole(role), by=request.person)
    except LastOwnerError:
        return refuse_last_owner(request, standing)
    return see_other(reverse("space_members", args=[standing.space.slug]))


@for_people
def destroy(request: PersonRequest, slug: str, membership_id: int) -> HttpResponse:
    """Remove a member."""
    standing, membership = _find(request, slug, membership_id)
    allow(rules.may_remove(standing.membership, membership))
    try:
        end_membership(membership, by=request.person)
    except LastOwnerError:
        return refuse_last_owner(request, standing)
    is_mine = membership.person_id == request.person.pk
    return see_other(reverse("spaces") if is_mine else reverse("space_members", args=[standing.space.slug]))


def _find(request: PersonRequest, slug: str, membership_id: int) -> tuple[Standing, Membership]:
    standing = find_space(request.person, slug)
    allow(standing.may_read)
    members = Membership.objects.filter(space=standing.space).select_related("person")
    return standing, get_object_or_404(members, pk=membership_id)


def _shown(member: Membership, standing: Standing) -> dict[str, object]:
    """Describe a member's row with what the reader may do with it."""
    is_me = member.person_id == standing.person.pk
    roles = [role.value for role in MemberRole if role != member.role]
    return {
        "id": member.pk,
        "person": member.person,
        "role": member.role,
        "role_label": MemberRole(member.role).label,
        "roles": roles if rules.may_change_role(standing.membership) else [],
        "may_remove": not is_me and rules.may_remove(standing.membership, member),
    }


def _on_top(request: PersonRequest, standing: Standing) -> dict[str, object]:
    keeps = standing.keeps_order
    wanted = clean_line(request.GET.get("invite", "")[:100])
    return {
        "waiting": waiting_requests(standing.space) if keeps else [],
        "invited": open_invitations(standing.space) if keeps else [],
        "wanted": wanted,
        "candidates": candidates(standing.space, request.person, wanted) if standing.may_invite else [],
    }


member = by_method(POST=update, DELETE=destroy)
collection = by_method(GET=index)
