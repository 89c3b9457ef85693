"""Make a space."""

from django.http import HttpResponse
from django.shortcuts import render

from flurfunk.kit.http import allow, by_method, see_other
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.spaces import rules
from flurfunk.spaces.creating import create_space
from flurfunk.spaces.forms import SpaceForm
from flurfunk.spaces.models import Visibility
from flurfunk.spaces.views import directory


@for_people
def show_form(request: PersonRequest) -> HttpResponse:
    """Show an empty form."""
    allow(rules.may_create_space(request.person))
    return _show(request, SpaceForm(by=request.person))


@for_people
def create(request: PersonRequest) -> HttpResponse:
    """Make a space that belongs to this person."""
    allow(rules.may_create_space(request.person))
    form = SpaceForm(request.POST, by=request.person)
    if not form.is_valid():
        return _show(request, form, status=422)
    values = form.cleaned_data
    made = create_space(
        request.person,
        values["name"],
        visibility=values["visibility"],
        description=values["description"],
        is_default=values["is_default"],
    )
    return see_other(made.url)


def _show(request: PersonRequest, form: SpaceForm, *, status: int = 200) -> HttpResponse:
    meanings = {each.value: each.meaning for each in Visibility}
    return render(request, "spaces/new.html", {"form": form, "meanings": meanings}, status=status)


new = by_method(GET=show_form)
collection = by_method(GET=directory.index, POST=create)
