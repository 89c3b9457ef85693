"""My own membership: join, accept, ask, leave; and whether I hear of it at home."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from flurfunk.kit.http import RefusedError, allow, by_method, safe_next, see_other, stream, wants_stream
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.spaces.directory import row_of
from flurfunk.spaces.finding import Standing, find_space
from flurfunk.spaces.forms import ReasonForm
from flurfunk.spaces.joining import LastOwnerError, add_member, ask_to_join, end_membership, step_back
from flurfunk.spaces.models import Membership
from flurfunk.spaces.tending import mute, unmute, unwatch, watch


@for_people
def create(request: PersonRequest, slug: str) -> HttpResponse:
    """Join where one may at once, else ask to."""
    standing = find_space(request.person, slug)
    if standing.may_join:
        add_member(standing.space, request.person)
        return _answer(request, standing)
    allow(standing.may_ask)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        context = {"standing": standing, "space": standing.space, "tab": "feed", "form": form}
        return render(request, "spaces/outside.html", context, status=422)
    ask_to_join(standing.space, request.person, reason=form.cleaned_data["reason"])
    messages.success(request, _("You have asked to join. Those who look after the space decide."))
    return _answer(request, standing)


@for_people
def destroy(request: PersonRequest, slug: str) -> HttpResponse:
    """Leave; or withdraw the request, or decline the invitation, where it has not come to a membership."""
    standing = find_space(request.person, slug)
    if standing.membership is None:
        step_back(standing.space, request.person)
        return _answer(request, standing, gone=standing.is_invited)
    try:
        end_membership(standing.membership, by=request.person)
    except LastOwnerError:
        return refuse_last_owner(request, standing)
    return _answer(request, standing, gone=True)


@for_people
def create_watch(request: PersonRequest, slug: str) -> HttpResponse:
    """Be told of everything that is published in the space."""
    standing = find_space(request.person, slug)
    watch(_mine(standing))
    return see_other(safe_next(request, standing.space.url))


@for_people
def destroy_watch(request: PersonRequest, slug: str) -> HttpResponse:
    """Be told of it only where something else says so."""
    standing = find_space(request.person, slug)
    unwatch(_mine(standing))
    return see_other(safe_next(request, standing.space.url))


@for_people
def create_mute(request: PersonRequest, slug: str) -> HttpResponse:
    """Keep the space out of one's home feed."""
    standing = find_space(request.person, slug)
    mute(_mine(standing))
    return see_other(safe_next(request, standing.space.url))


@for_people
def destroy_mute(request: PersonRequest, slug: str) -> HttpResponse:
    """Let the space into one's home feed again."""
    standing = find_space(request.person, slug)
    unmute(_mine(standing))
    return see_other(safe_next(request, standing.space.url))


def refuse_last_owner(request: PersonRequest, standing: Standing) -> HttpResponse:
    """Say that a space cannot be left without an owner, and what to do."""
    context = {"standing": standing, "space": standing.space, "tab": "members"}
    return render(request, "spaces/last_owner.html", context, status=422)


def _mine(standing: Standing) -> Membership:
    if standing.membership is None:
        raise RefusedError
    return standing.membership


def _answer(request: PersonRequest, standing: Standing, *, gone: bool = False) -> HttpResponse:
    """Show the row anew where it was a button in a list; else go to the space, or away from one that is hidden now."""
    is_hidden = gone and (request.person.is_guest or standing.space.visibility == "secret")
    if wants_stream(request) and request.POST.get("row") and not is_hidden:
        context = {"space": row_of(request.person, standing.space), "here": safe_next(request, "")}
        row = render_to_string("spaces/_item.html", context, request=request)
        target = f"space_{standing.space.pk}"
        return stream(
            f'<turbo-stream action="replace" target="{target}"><template>{row}</template></turbo-stream>'
        )
    return see_other(reverse("spaces") if is_hidden else safe_next(request, standing.space.url))


membership = by_method(POST=create, DELETE=destroy)
watching = by_method(POST=create_watch, DELETE=destroy_watch)
muting = by_method(POST=create_mute, DELETE=destroy_mute)
