"""Comment, change a comment, delete it and bring it back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from flurfunk.content.models import Entry, StoredFile
from flurfunk.content.storing import settle
from flurfunk.conversation.models import Comment, CommentAttachment, CommentRevision
from flurfunk.conversation.previewing import add_preview, keep_preview
from flurfunk.conversation.writing import keep_mentions, mention, render_text
from flurfunk.events.recording import record
from flurfunk.kit.database import insert, write_rows
from flurfunk.kit.text import clean
from flurfunk.people.models import Person
from flurfunk.topics.tagging import follow_activity

_COUNTED = """UPDATE content_entry
    SET comment_count = comment_count + %s, activity_at = GREATEST(activity_at, %s) WHERE id = %s"""


class CommentConflictError(Exception):
    """The comment was changed in the meantime; `current` is what it says now."""

    def __init__(self, current: Comment) -> None:
        super().__init__(f"comment {current.pk} is at version {current.version}")
        self.current = current


@transaction.atomic
def comment(
    entry: Entry,
    author: Person,
    body: str,
    *,
    parent: Comment | None = None,
    files: Sequence[StoredFile] = (),
    at: datetime | None = None,
) -> Comment:
    """Say something under an entry; a reply to a reply hangs on the same comment as that one."""
    text = render_text(body, author)
    moment = at or timezone.now()
    made = Comment(
        entry=entry,
        parent=parent.parent or parent if parent else None,
        author=author,
        body=clean(body),
        html=text.html,
        created_at=moment,
    )
    insert(made)
    attach_files(made, files)
    mentioned = mention(text, entry, made)
    add_preview(entry, made)
    count_comment(entry, by=1, at=moment)
    record(author, "comment.added", made, entry=entry.pk, mentioned=mentioned)
    return made


@transaction.atomic
def change_comment(
    made: Comment,
    body: str,
    *,
    editor: Person,
    based_on: int,
    files: Sequence[StoredFile] | None = None,
) -> Comment:
    """Write a new version of a comment; its files stay as they are, unless others are given.

    Raises CommentConflictError when `based_on` is not the current one.
    """
    current: Comment = Comment.objects.select_for_update(of=("self",)).get(pk=made.pk)
    if current.version != based_on:
        raise CommentConflictError(current)
    if current.version == 1:
        _keep_version(current, editor=editor, at=current.created_at)
    text = render_text(body, editor)
    current.body, current.html = clean(body), text.html
    current.version += 1
    current.edited_at = timezone.now()
    current.save(update_fields=["body", "html", "version", "edited_at"])
    _keep_version(current, editor=editor, at=current.edited_at)
    if files is not None:
        _attach_anew(current, files)
    mentioned = keep_mentions(text, current.entry, current)
    keep_preview(current.entry, current)
    record(editor, "comment.changed", current, entry=current.entry_id, mentioned=mentioned)
    return current


@transaction.atomic
def delete_comment(made: Comment, *, by: Person) -> None:
    """Take a comment out of everybody's sight; it can be brought back."""
    changed = Comment.objects.filter(pk=made.pk, deleted_at=None).update(
        deleted_at=timezone.now(), deleted_by=by
    )
    if changed:
        count_comment(made.entry, by=-1)
        record(by, "comment.deleted", made, entry=made.entry_id)


@transaction.atomic
def bring_back_comment(made: Comment, *, by: Person) -> None:
    """Undo the deletion of a comment."""
    gone = Comment.objects.filter(pk=made.pk, deleted_at__isnull=False)
    if gone.update(deleted_at=None, deleted_by=None):
        count_comment(made.entry, by=1)
        record(by, "comment.brought_back", made, entry=made.entry_id)


def attach_files(made: Comment, files: Sequence[StoredFile]) -> None:
    """Hang files on a comment, in this order."""
    CommentAttachment.objects.bulk_create(
        CommentAttachment(comment=made, file=file, position=index) for index, file in enumerate(files)
    )


def count_comment(entry: Entry, *, by: int, at: datetime | None = None) -> None:
    """Keep the number of comments beside the entry, and its activity at a moment not before this one's."""
    moment = at or entry.published_at
    write_rows(_COUNTED, [by, moment, entry.pk])
    if at is not None:
        follow_activity(entry, at)


def _attach_anew(made: Comment, files: Sequence[StoredFile]) -> None:
    former = [each.file for each in made.attachments.select_related("file")]
    made.attachments.all().delete()
    attach_files(made, files)
    settle(files, former)


def _keep_version(made: Comment, *, editor: Person, at: datetime) -> None:
    CommentRevision.objects.create(comment=made, number=made.version, editor=editor, body=made.body, at=at)
