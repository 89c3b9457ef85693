"""Comments: under an entry, and one by one for live pages."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from flurfunk.content import rules as content_rules
from flurfunk.content.drafting import forget_sent
from flurfunk.content.finding import find_entry, membership_in
from flurfunk.content.forms import take_files
from flurfunk.content.kinds import kind_of
from flurfunk.conversation import rules
from flurfunk.conversation.comment_parts import keep_cut
from flurfunk.conversation.commenting import (
    CommentConflictError,
    bring_back_comment,
    change_comment,
    comment,
    delete_comment,
)
from flurfunk.conversation.forms import CommentForm, EditForm
from flurfunk.conversation.histories import comment_changes
from flurfunk.conversation.models import Comment
from flurfunk.conversation.previewing import is_preview_removed
from flurfunk.conversation.showing import show_comment
from flurfunk.kit.http import allow, by_method, see_other, stream, wants_stream
from flurfunk.people.doors import PersonRequest, for_people


@for_people
def create(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Say something under an entry."""
    entry = find_entry(request.person, entry_id)
    allow(content_rules.may_take_part(entry))
    form = CommentForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refuse(request, entry_id, form)
    parent = None
    if form.cleaned_data["parent"]:
        said = Comment.objects.filter(entry=entry, deleted_at=None)
        parent = said.filter(pk=form.cleaned_data["parent"]).first()
        if parent is None:
            form.add_error(
                "body", _("The comment you reply to was deleted meanwhile. Your text is kept below.")
            )
            return _refuse(request, entry_id, form)
    files = take_files(form.cleaned_data, request.person)
    made = comment(entry, request.person, form.cleaned_data["body"], parent=parent, files=files)
    forget_sent(request.person, request.path, request.POST.dict())
    if wants_stream(request):
        keep_cut(made, files)
        return _append(request, made)
    return see_other(made.url)


@for_people
def show(request: PersonRequest, comment_id: int) -> HttpResponse:
    """Show one comment as a fragment for live pages, or go to it on its entry's page."""
    made = _find(request, comment_id)
    if request.headers.get("Sec-Fetch-Mode") == "navigate":
        return see_other(made.url)
    return HttpResponse(show_comment(made, request.person))


@for_people
def edit(request: PersonRequest, comment_id: int) -> HttpResponse:
    """Show the form with what the comment says."""
    made = _find(request, comment_id)
    allow(rules.may_change(request.person, made))
    context = _editing(made, EditForm(initial={"body": made.body}))
    return render(request, "conversation/comment_edit.html", context)


@for_people
def update(request: PersonRequest, comment_id: int) -> HttpResponse:
    """Write a new version, unless somebody was quicker."""
    made = _find(request, comment_id)
    allow(rules.may_change(request.person, made))
    form = EditForm(request.POST, request.FILES)
    context = _editing(made, form)
    if not form.is_valid():
        # The version that was read stays the one that is compared, or the next try would overwrite another's.
        context["version"] = form.cleaned_data.get("version", made.version)
        context["taken_out"] = form.taken_out
        form.describe(context["files"])
        return render(request, "conversation/comment_edit.html", context, status=422)
    values = form.cleaned_data
    files = take_files(values, request.person, present=context["files"])
    try:
        change_comment(made, values["body"], editor=request.person, based_on=values["version"], files=files)
    except CommentConflictError as conflict:
        context |= {"conflict": conflict.current, "version": conflict.current.version, "files": files}
        return render(request, "conversation/comment_edit.html", context, status=409)
    forget_sent(request.person, request.path, request.POST.dict())
    return see_other(made.url)


@for_people
def show_history(request: PersonRequest, comment_id: int) -> HttpResponse:
    """Show what changed from version to version."""
    made = _find(request, comment_id)
    context = {"comment": made, "changes": comment_changes(made)}
    return render(request, "conversation/comment_history.html", context)


@for_people
def create_deletion(request: PersonRequest, comment_id: int) -> HttpResponse:
    """Delete a comment, and offer to undo it."""
    made = _find(request, comment_id)
    allow(rules.may_delete(request.person, made, membership_in(request.person, made.entry)))
    delete_comment(made, by=request.person)
    messages.success(request, _("Deleted."), extra_tags=f"undo:/comments/{made.pk}/deletion")
    return see_other(made.entry.url)


@for_people
def destroy_deletion(request: PersonRequest, comment_id: int) -> HttpResponse:
    """Bring back a comment that oneself deleted; one that was hidden comes back by another decision only."""
    gone = get_object_or_404(Comment, pk=comment_id, deleted_by=request.person, hiding=None)
    find_entry(request.person, gone.entry_id)
    bring_back_comment(gone, by=request.person)
    return see_other(gone.url)


def _editing(made: Comment, form: EditForm) -> dict[str, Any]:
    hanging = made.attachments.select_related("file").order_by("position", "pk")
    return {
        "form": form,
        "comment": made,
        "version": made.version,
        "conflict": None,
        "files": [each.file for each in hanging],
        "taken_out": frozenset(),
        "is_preview_removed": is_preview_removed(made.entry, made),
    }


def _find(request: PersonRequest, comment_id: int) -> Comment:
    visible = Comment.objects.visible_to(request.person)
    found: Comment = get_object_or_404(
        visible.with_people().select_related("entry__space__archiving"), pk=comment_id
    )
    return found


def _append(request: PersonRequest, made: Comment) -> HttpResponse:
    """Answer with the comment at its place and an empty form; the live signal then changes nothing more."""
    context = {"html": show_comment(made, request.person), "comment": made}
    response = render(request, "conversation/_comment_added.html", context)
    return stream(response.content.decode())


def _refuse(request: PersonRequest, entry_id: int, form: CommentForm) -> HttpResponse:
    """Show the entry's page again with the reasons and with everything that was typed."""
    from django.urls import resolve

    entry = find_entry(request.person, entry_id)
    view, args, kwargs = resolve(kind_of(entry).url(entry))
    errors = [message for messages_ in form.errors.values() for message in messages_]
    request.refused = {"typed": request.POST.get("body", ""), "errors": errors}
    request.method = "GET"
    response: HttpResponse = view(request, *args, **kwargs)
    response.status_code = 422
    return response


collection = by_method(POST=create)
editing = by_method(GET=edit, POST=update)
deletion = by_method(POST=create_deletion, DELETE=destroy_deletion)
one = by_method(GET=show)
history = by_method(GET=show_history)
