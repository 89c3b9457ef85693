"""Comments under entries."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from flurfunk.api.attaching import CommentFormWithFiles, loose_files
from flurfunk.api.bearing import ProgramRequest
from flurfunk.api.listing import Listed, each, listed, oldest_page
from flurfunk.api.preconditions import changed_meanwhile, expect_version, shows_version
from flurfunk.api.problems import check, wrong
from flurfunk.api.scopes import Area
from flurfunk.api.sections import Section
from flurfunk.api.shapes.comments import CommentChange, CommentShape, NewComment, comment_shape
from flurfunk.content import rules as content_rules
from flurfunk.content.finding import find_entry, membership_in
from flurfunk.content.models import Entry
from flurfunk.conversation import rules
from flurfunk.conversation.commenting import CommentConflictError, comment, delete_comment
from flurfunk.conversation.commenting import change_comment as write_anew
from flurfunk.conversation.forms import ChangeForm
from flurfunk.conversation.models import Comment
from flurfunk.kit.http import allow

section = Section(Area.ENTRIES, "Comments")


@section.reads("/entries/{int:entry_id}/comments", Listed[CommentShape])
def list_comments(request: ProgramRequest, entry_id: int, after: str = "") -> Any:
    """What is said under an entry, replies among it, in the order in which it was written."""
    entry = find_entry(request.person, entry_id)
    said = Comment.objects.visible_to(request.person).filter(entry=entry)
    page = oldest_page(said.with_people().select_related("author", "entry"), after)
    return listed(request, page, each(comment_shape))


@section.creates("/entries/{int:entry_id}/comments", CommentShape)
def create_comment(request: ProgramRequest, entry_id: int, new: NewComment) -> Any:
    """Say something under an entry."""
    entry = find_entry(request.person, entry_id)
    allow(content_rules.may_take_part(entry))
    files = loose_files(request.person, new.files)
    values = check(CommentFormWithFiles({"body": new.body, "parent": new.parent}, uploaded=files))
    made = comment(
        entry, request.person, values["body"], parent=_parent(entry, values["parent"]), files=files
    )
    return _shape(request, find_comment(request, made.pk))


@section.reads("/comments/{int:comment_id}", CommentShape)
def show_comment(request: ProgramRequest, comment_id: int) -> Any:
    """One comment."""
    return _shape(request, find_comment(request, comment_id))


@section.changes("/comments/{int:comment_id}", CommentShape)
def change_comment(request: ProgramRequest, comment_id: int, change: CommentChange) -> Any:
    """Write a new version of a comment."""
    made = find_comment(request, comment_id)
    allow(rules.may_change(request.person, made))
    version = expect_version(request, made.version)
    values = check(ChangeForm({"body": change.body, "version": version}))
    try:
        write_anew(made, values["body"], editor=request.person, based_on=version)
    except CommentConflictError as error:
        raise changed_meanwhile() from error
    return _shape(request, find_comment(request, comment_id))


@section.removes("/comments/{int:comment_id}")
def remove_comment(request: ProgramRequest, comment_id: int) -> None:
    """Delete a comment; who did it can bring it back on the entry's page."""
    made = find_comment(request, comment_id)
    allow(rules.may_delete(request.person, made, membership_in(request.person, made.entry)))
    delete_comment(made, by=request.person)


def find_comment(request: ProgramRequest, comment_id: int) -> Comment:
    """Find a comment among those the person can see. Raises Http404."""
    visible = Comment.objects.visible_to(request.person).with_people()
    related = visible.select_related("author", "entry__space__archiving")
    found: Comment = get_object_or_404(related, pk=comment_id)
    return found


def _parent(entry: Entry, parent_id: int | None) -> Comment | None:
    if parent_id is None:
        return None
    said = Comment.objects.filter(entry=entry, deleted_at=None, pk=parent_id).first()
    if said is None:
        raise wrong("parent", _("There is no such comment under this entry."))
    return said


def _shape(request: ProgramRequest, made: Comment) -> CommentShape:
    shows_version(request, made.version)
    return comment_shape(made)
