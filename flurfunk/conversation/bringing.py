"""Bring in what was said elsewhere, once: as comments, with the dates, names and files they had there."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from flurfunk.content.models import Entry, StoredFile
from flurfunk.content.sources import Source
from flurfunk.conversation.commenting import attach_files, count_comment
from flurfunk.conversation.models import Comment, CommentOrigin
from flurfunk.conversation.writing import render_foreign
from flurfunk.events.recording import record
from flurfunk.kit.text import clean
from flurfunk.people.models import Person


@transaction.atomic
def bring_comment(
    entry: Entry,
    author: Person,
    body: str,
    *,
    parent: Comment | None,
    at: datetime,
    source: Source,
    files: Sequence[StoredFile] = (),
) -> Comment:
    """Make a comment of something older. Raises django.db.IntegrityError when it was brought in before."""
    top = parent.parent or parent if parent else None
    html = render_foreign(body).html
    made = Comment.objects.create(
        entry=entry, parent=top, author=author, body=clean(body), html=html, created_at=at
    )
    CommentOrigin.objects.create(comment=made, source=source.archive, key=source.key)
    attach_files(made, files)
    count_comment(entry, by=1, at=at)
    record(author, "comment.brought_in", made, entry=entry.pk)
    return made
