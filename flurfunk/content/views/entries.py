"""What every kind of entry has: its address, its card, its history, deletion and pin."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from flurfunk.content import rules
from flurfunk.content.deleting import bring_back, delete, pin, unpin
from flurfunk.content.finding import find_entry, membership_in
from flurfunk.content.models import Entry
from flurfunk.content.revisions import changes_of
from flurfunk.kit.http import allow, by_method, see_other
from flurfunk.people.doors import PersonRequest, for_people


@for_people
def show(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Go to the page its kind gives it."""
    return see_other(find_entry(request.person, entry_id).url)


@for_people
def show_history(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Show what changed from version to version."""
    entry = find_entry(request.person, entry_id)
    return render(request, "content/history.html", {"entry": entry, "changes": changes_of(entry)})


@for_people
def create_deletion(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Delete an entry, and offer to undo it."""
    entry = find_entry(request.person, entry_id)
    allow(rules.may_delete(request.person, entry, membership_in(request.person, entry)))
    delete(entry, by=request.person)
    messages.success(request, _("Deleted."), extra_tags=f"undo:/entries/{entry.pk}/deletion")
    return see_other(entry.space.url if entry.space else "/")


@for_people
def destroy_deletion(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Bring back an entry that oneself deleted, where one still reads."""
    deleted = Entry.objects.deleted().readable_by(request.person)
    entry = get_object_or_404(deleted, pk=entry_id, deletion__by=request.person)
    bring_back(entry, by=request.person)
    return see_other(entry.url)


@for_people
def create_pin(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Keep an entry on top of its space."""
    entry = find_entry(request.person, entry_id)
    allow(rules.may_pin(entry, membership_in(request.person, entry)))
    pin(entry, by=request.person)
    return see_other(entry.url)


@for_people
def destroy_pin(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Let an entry sink again."""
    entry = find_entry(request.person, entry_id)
    allow(rules.may_pin(entry, membership_in(request.person, entry)))
    unpin(entry, by=request.person)
    return see_other(entry.url)


deletion = by_method(POST=create_deletion, DELETE=destroy_deletion)
pinning = by_method(POST=create_pin, DELETE=destroy_pin)
address = by_method(GET=show)
history = by_method(GET=show_history)
