"""My settings: what I say about myself, and my photo."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import override

from flurfunk.kit.http import by_method, see_other
from flurfunk.kit.pictures import NotAPictureError
from flurfunk.kit.templating import url
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.people.editing import change_photo, edit_profile, remove_photo, render_about
from flurfunk.people.forms import PhotoForm, ProfileForm


@for_people
def show(request: PersonRequest) -> HttpResponse:
    """Show the profile as it can be changed."""
    return _page(request)


@for_people
def save(request: PersonRequest) -> HttpResponse:
    """Change the profile, or show first what "About me" becomes."""
    form = ProfileForm(request.POST, person=request.person, company=request.company)
    if "preview" in request.POST:
        preview = render_about((form["about"].value() or "")[:4000], request.person)
        return _page(request, form=form, preview=preview, has_preview=True)
    if not form.is_valid():
        return _page(request, form=form, status=422)
    changes = form.changes()
    edit_profile(request.person, **changes)
    with override(changes["languages"][0]):
        messages.success(request, _("Your profile is saved."))
    return see_other(url("settings"))


@for_people
def set_photo(request: PersonRequest) -> HttpResponse:
    """Take a photo."""
    form = PhotoForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, photo_form=form, status=422)
    try:
        change_photo(request.person, form.cleaned_data["photo"].read(), form.crop())
    except NotAPictureError:
        form.add_error("photo", _("This is no picture that can be read. Choose a JPEG, PNG or WebP."))
        return _page(request, photo_form=form, status=422)
    messages.success(request, _("This is your photo now."))
    return see_other(url("settings"))


@for_people
def unset_photo(request: PersonRequest) -> HttpResponse:
    """Go back to the initials."""
    remove_photo(request.person)
    messages.success(request, _("Your photo is gone."))
    return see_other(url("settings"))


def _page(request: PersonRequest, *, status: int = 200, **context: Any) -> HttpResponse:
    defaults = {
        "form": context.get("form") or ProfileForm(person=request.person, company=request.company),
        "photo_form": context.get("photo_form") or PhotoForm(),
        "preview": context.get("preview", ""),
        "has_preview": context.get("has_preview", False),
    }
    return render(request, "people/settings.html", defaults, status=status)


profile = by_method(GET=show, POST=save)
photo = by_method(POST=set_photo, DELETE=unset_photo)
