"""Requests to join: approved or declined by those who keep order."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from flurfunk.kit.http import allow, by_method, see_other
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.spaces.finding import find_space
from flurfunk.spaces.joining import add_member, decline
from flurfunk.spaces.members import open_invitations, waiting_requests
from flurfunk.spaces.models import JoinRequest


@for_people
def index(request: PersonRequest, slug: str) -> HttpResponse:
    """List who waits to join and who is invited, as a fragment."""
    standing = find_space(request.person, slug)
    allow(standing.keeps_order)
    context = {
        "space": standing.space,
        "waiting": waiting_requests(standing.space),
        "invited": open_invitations(standing.space),
    }
    return render(request, "spaces/_waiting.html", context)


@for_people
def show_count(request: PersonRequest, slug: str) -> HttpResponse:
    """Say how many wait to join, as a fragment."""
    standing = find_space(request.person, slug)
    allow(standing.keeps_order)
    return render(request, "spaces/_asking.html", {"standing": standing})


@for_people
def approve(request: PersonRequest, slug: str, request_id: int) -> HttpResponse:
    """Let somebody in."""
    asked = _find(request, slug, request_id)
    add_member(asked.space, asked.person, by=request.person)
    return see_other(reverse("space_members", args=[asked.space.slug]))


@for_people
def destroy(request: PersonRequest, slug: str, request_id: int) -> HttpResponse:
    """Turn somebody down."""
    asked = _find(request, slug, request_id)
    decline(asked, by=request.person)
    return see_other(reverse("space_members", args=[asked.space.slug]))


def _find(request: PersonRequest, slug: str, request_id: int) -> JoinRequest:
    """Find a request of this space; those who may not decide learn nothing of which there are."""
    standing = find_space(request.person, slug)
    allow(standing.keeps_order)
    requests = JoinRequest.objects.select_related("person", "space")
    return get_object_or_404(requests, space=standing.space, pk=request_id)


collection = by_method(GET=index)
count = by_method(GET=show_count)
request = by_method(POST=approve, DELETE=destroy)
