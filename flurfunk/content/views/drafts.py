"""Drafts: kept while somebody writes, found again on another device, listed, thrown away."""

import json

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from flurfunk.content.drafting import PLACE, drafts_of, keep_draft, throw_away
from flurfunk.content.models import Draft
from flurfunk.kit import dates
from flurfunk.kit.http import by_method, see_other
from flurfunk.people.doors import PersonRequest, for_people


@for_people
def index(request: PersonRequest) -> HttpResponse:
    """List what I have begun."""
    return render(request, "content/drafts.html", {"drafts": drafts_of(request.person)})


@for_people
def show(request: PersonRequest, place: str) -> HttpResponse:
    """Give the fields of a draft, and when it was written; nothing where nothing was begun."""
    draft = Draft.objects.filter(person=request.person, place=_known(place)).first()
    if draft is None:
        return HttpResponse(status=204)
    return JsonResponse({**draft.fields, "at": dates.moment(draft.updated_at)})


@for_people
def keep(request: PersonRequest, place: str) -> HttpResponse:
    """Keep the fields as they are now."""
    kept_at = _known(place)
    try:
        fields = json.loads(request.body)
    except ValueError:
        return HttpResponse(status=422)
    if not isinstance(fields, dict):
        return HttpResponse(status=422)
    keep_draft(request.person, kept_at, fields)
    return HttpResponse(status=204)


@for_people
def destroy(request: PersonRequest, place: str) -> HttpResponse:
    """Throw a draft away."""
    throw_away(request.person, _known(place))
    return see_other(reverse("drafts"))


def _known(place: str) -> str:
    if len(place) > 200 or not PLACE.fullmatch(place):
        raise Http404
    return place


collection = by_method(GET=index)
one = by_method(GET=show, PUT=keep, DELETE=destroy)
