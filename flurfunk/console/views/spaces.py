"""Spaces: all that an administrator may know of; archive them, and find an owner for those that lost theirs."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from flurfunk.console.spaces import count_secrets, owners_of, spaces_page
from flurfunk.kit.http import allow, by_method, see_other
from flurfunk.kit.templating import url
from flurfunk.kit.text import clean, clean_line
from flurfunk.people.doors import PersonRequest, for_administrators
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space, Visibility
from flurfunk.spaces.succeeding import ownerless, succeed, succeed_in_secret
from flurfunk.spaces.tending import archive, bring_back


@for_administrators
def index(request: PersonRequest) -> HttpResponse:
    """List the spaces, or those without an owner."""
    typed, show = clean_line(request.GET.get("q", ""))[:100], request.GET.get("show", "")
    page = spaces_page(request.person, typed, show=show, after=request.GET.get("after"))
    owners = owners_of(page.rows)
    context = {
        "rows": [(space, owners[space.pk]) for space in page.rows],
        "next_key": page.next_key,
        "q": typed,
        "show": "ownerless" if show == "ownerless" else "",
        "secrets": count_secrets(),
    }
    return render(request, "console/spaces.html", context)


@for_administrators
def create_archiving(request: PersonRequest, slug: str) -> HttpResponse:
    """Close a space for writing."""
    archive(_find(request, slug), by=request.person)
    return see_other(url("console_spaces"))


@for_administrators
def destroy_archiving(request: PersonRequest, slug: str) -> HttpResponse:
    """Open it again."""
    bring_back(_find(request, slug), by=request.person)
    return see_other(url("console_spaces"))


@for_administrators
def create_succession(request: PersonRequest, slug: str) -> HttpResponse:
    """Give a space without an owner to somebody."""
    space = _find(request, slug)
    allow(ownerless().filter(pk=space.pk).exists())
    typed = clean(request.POST.get("handle", "")).strip().removeprefix("@")
    heir = Person.objects.active().filter(handle=typed).first()
    if heir is None or heir.is_guest:
        messages.error(
            request, _("No colleague is called that. Write the part of their address after the @.")
        )
    else:
        succeed(space, heir, by=request.person)
        messages.success(request, _("%(name)s owns the space now.") % {"name": heir.name})
    return see_other(url("console_spaces") + "?show=ownerless")


@for_administrators
def create_secret_successions(request: PersonRequest) -> HttpResponse:
    """Give secret spaces without an owner to those who have been there longest."""
    count = succeed_in_secret(by=request.person)
    sentence = ngettext("%(count)s space has an owner again.", "%(count)s spaces have an owner again.", count)
    messages.success(request, sentence % {"count": count})
    return see_other(url("console_spaces"))


def _find(request: PersonRequest, slug: str) -> Space:
    listed = Space.objects.visible_to(request.person).exclude(visibility=Visibility.SECRET)
    found: Space = get_object_or_404(listed, slug=clean(slug))
    return found


collection = by_method(GET=index)
archiving = by_method(POST=create_archiving, DELETE=destroy_archiving)
succession = by_method(POST=create_succession)
secret_successions = by_method(POST=create_secret_successions)
