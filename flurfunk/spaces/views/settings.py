"""Look after a space: what it says, its picture, who sees it, whether it is in use."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from flurfunk.kit.http import allow, by_method, see_other
from flurfunk.kit.pictures import NotAPictureError
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.spaces.finding import Standing, find_space
from flurfunk.spaces.forms import PictureForm, SpaceForm
from flurfunk.spaces.models import Visibility
from flurfunk.spaces.tending import archive, bring_back, change_picture, edit_space, remove_picture


@for_people
def edit(request: PersonRequest, slug: str) -> HttpResponse:
    """Show the forms with what the space says now."""
    standing = _find(request, slug)
    return _show(request, standing, SpaceForm.of(standing.space, by=request.person))


@for_people
def update(request: PersonRequest, slug: str) -> HttpResponse:
    """Change what the space says and who sees it."""
    standing = _find(request, slug)
    is_member = standing.membership is not None
    form = SpaceForm(request.POST, by=request.person, space=standing.space, is_member=is_member)
    if not form.is_valid():
        return _show(request, standing, form, status=422)
    edit_space(standing.space, by=request.person, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return see_other(standing.space.url)


@for_people
def create_picture(request: PersonRequest, slug: str) -> HttpResponse:
    """Set the picture."""
    standing = _find(request, slug)
    form = PictureForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            change_picture(standing.space, form.cleaned_data["picture"], form.crop, by=request.person)
        except NotAPictureError:
            form.add_error("picture", _("This is no picture we can read. Choose a JPEG, PNG or WebP."))
        else:
            return see_other(reverse("space_settings", args=[standing.space.slug]))
    return _show(request, standing, SpaceForm.of(standing.space, by=request.person), picture=form, status=422)


@for_people
def destroy_picture(request: PersonRequest, slug: str) -> HttpResponse:
    """Go back to the letter."""
    standing = _find(request, slug)
    remove_picture(standing.space, by=request.person)
    return see_other(reverse("space_settings", args=[standing.space.slug]))


@for_people
def create_archiving(request: PersonRequest, slug: str) -> HttpResponse:
    """Close the space for writing."""
    standing = _find(request, slug)
    archive(standing.space, by=request.person)
    return see_other(standing.space.url)


@for_people
def destroy_archiving(request: PersonRequest, slug: str) -> HttpResponse:
    """Open it for writing again."""
    standing = _find(request, slug)
    bring_back(standing.space, by=request.person)
    return see_other(standing.space.url)


def _find(request: PersonRequest, slug: str) -> Standing:
    standing = find_space(request.person, slug)
    allow(standing.may_tend)
    return standing


def _show(
    request: PersonRequest,
    standing: Standing,
    form: SpaceForm,
    *,
    picture: PictureForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "standing": standing,
        "space": standing.space,
        "tab": "settings",
        "form": form,
        "picture": picture or PictureForm(),
        "meanings": _consequences(Visibility(standing.space.visibility)),
    }
    return render(request, "spaces/settings.html", context, status=status)


def _consequences(current: Visibility) -> dict[str, str]:
    """Say of each visibility what it means, and what a change to it does to what is already written."""
    changes = {
        Visibility.OPEN: _("What is already written becomes readable for every colleague."),
        Visibility.CLOSED: _("What is already written is for members only from then on."),
        Visibility.SECRET: _(
            "The space and what is already written disappear for everybody who is not a member."
        ),
    }
    return {
        each.value: each.meaning if each is current else f"{each.meaning} {sentence}"
        for each, sentence in changes.items()
    }


editing = by_method(GET=edit, POST=update)
picture = by_method(POST=create_picture, DELETE=destroy_picture)
archiving = by_method(POST=create_archiving, DELETE=destroy_archiving)
