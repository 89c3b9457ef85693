"""Sharing an entry: a form for a post that shows it, among those one sees."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from flurfunk.content.finding import find_entry
from flurfunk.content.models import Entry
from flurfunk.feed.forms import PostForm
from flurfunk.feed.scheduling_forms import LaterPostForm
from flurfunk.feed.shares import quote_of, show_quote
from flurfunk.feed.sharing import shared_by
from flurfunk.feed.views.publishing import publish_form
from flurfunk.kit.http import allow, by_method
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.spaces.models import Space


@for_people
def new(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Show an empty form above what is shared; where that is hidden from this person there is nothing to share."""
    entry = find_entry(request.person, entry_id)
    original = shared_by(entry, request.person)
    if original is None:
        return render(
            request, "feed/share_refused.html", {"entry": entry, "quote": show_quote(None)}, status=403
        )
    return _show_form(request, PostForm(by=request.person), entry, original)


@for_people
def create(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Publish a post that shares it."""
    entry = find_entry(request.person, entry_id)
    original = shared_by(entry, request.person)
    allow(original is not None)
    form = LaterPostForm(request.POST, request.FILES, by=request.person, shared=original)
    if not form.is_valid():
        return _show_form(request, form, entry, original, status=422)
    return publish_form(request, form)


def _show_form(
    request: PersonRequest, form: PostForm, entry: Entry, original: Entry | None, *, status: int = 200
) -> HttpResponse:
    values = form.data if form.is_bound else {}
    chosen = values.get("space", "")
    spaces = Space.objects.writable_by(request.person) if chosen.isdecimal() else ()
    context: dict[str, Any] = {
        "entry": entry,
        "quote": show_quote(quote_of(original) if original else None),
        "space": next((space for space in spaces if str(space.pk) == chosen), None),
        "values": values,
        "errors": form.errors,
    }
    return render(request, "feed/share.html", context, status=status)


sharing = by_method(GET=new, POST=create)
