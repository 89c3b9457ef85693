"""Previews of links: their pictures, and their removal by who wrote the text."""

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from flurfunk.content import rules as content_rules
from flurfunk.content.finding import find_entry
from flurfunk.conversation import rules
from flurfunk.conversation.models import Comment
from flurfunk.conversation.previewing import bring_back_preview, remove_preview
from flurfunk.conversation.previews import find_shown_link
from flurfunk.kit.http import allow, by_method, see_other
from flurfunk.people.doors import PersonRequest, for_people


@for_people
def show_picture(request: PersonRequest, link_id: int) -> HttpResponse:
    """Send the picture of a link that something shows which one may see."""
    link = find_shown_link(link_id, request.person)
    if link is None or not link.picture:
        raise Http404
    try:
        content = default_storage.open(link.picture)
    except FileNotFoundError as error:
        raise Http404 from error
    headers = {"Cache-Control": "private, max-age=86400"}
    return FileResponse(content, content_type="image/webp", headers=headers)  # type: ignore[return-value]  # a response all the same


@for_people
def create_on_entry(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Take the preview away from under an entry, and offer to undo it."""
    entry = find_entry(request.person, entry_id)
    allow(content_rules.may_edit(request.person, entry))
    remove_preview(entry, by=request.person)
    _say_removed(request, f"/entries/{entry.pk}/preview-removal")
    return see_other(entry.url)


@for_people
def destroy_on_entry(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Show it again."""
    entry = find_entry(request.person, entry_id)
    allow(content_rules.may_edit(request.person, entry))
    bring_back_preview(entry, by=request.person)
    return see_other(entry.url)


@for_people
def create_on_comment(request: PersonRequest, comment_id: int) -> HttpResponse:
    """Take the preview away from under a comment, and offer to undo it."""
    made = _find(request, comment_id)
    remove_preview(made, by=request.person)
    _say_removed(request, f"/comments/{made.pk}/preview-removal")
    return see_other(made.url)


@for_people
def destroy_on_comment(request: PersonRequest, comment_id: int) -> HttpResponse:
    """Show it again."""
    made = _find(request, comment_id)
    bring_back_preview(made, by=request.person)
    return see_other(made.url)


def _find(request: PersonRequest, comment_id: int) -> Comment:
    visible = Comment.objects.visible_to(request.person)
    made: Comment = get_object_or_404(visible.select_related("entry__space__archiving"), pk=comment_id)
    allow(rules.may_change(request.person, made))
    return made


def _say_removed(request: PersonRequest, undo: str) -> None:
    messages.success(request, _("The preview is removed."), extra_tags=f"undo:{undo}")


picture = by_method(GET=show_picture)
on_entry = by_method(POST=create_on_entry, DELETE=destroy_on_entry)
on_comment = by_method(POST=create_on_comment, DELETE=destroy_on_comment)
