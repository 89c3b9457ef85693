"""Invitations into a space: a colleague is invited, or no longer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from flurfunk.kit.http import allow, by_method, see_other
from flurfunk.kit.text import clean
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.people.models import Person
from flurfunk.spaces.finding import Standing, find_space
from flurfunk.spaces.inviting import withdraw_invitation
from flurfunk.spaces.joining import invite
from flurfunk.spaces.models import Invitation


@for_people
def create(request: PersonRequest, slug: str) -> HttpResponse:
    """Invite somebody this person can see."""
    standing = find_space(request.person, slug)
    allow(standing.may_invite)
    people = Person.objects.visible_to(request.person).active()
    colleague = get_object_or_404(people, handle=clean(request.POST.get("person", "")))
    invite(standing.space, colleague, by=request.person)
    messages.success(request, _("%(name)s is invited.") % {"name": colleague.name})
    return _back(standing)


@for_people
def destroy(request: PersonRequest, slug: str) -> HttpResponse:
    """Take an invitation back."""
    standing = find_space(request.person, slug)
    allow(standing.keeps_order)
    invitations = Invitation.objects.filter(space=standing.space).select_related("person")
    invitation = get_object_or_404(invitations, person__handle=clean(request.POST.get("person", "")))
    withdraw_invitation(invitation)
    return _back(standing)


def _back(standing: Standing) -> HttpResponse:
    return see_other(reverse("space_members", args=[standing.space.slug]))


collection = by_method(POST=create, DELETE=destroy)
