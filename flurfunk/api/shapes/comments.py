"""Comments and reactions as programs see them."""

from datetime import datetime

from ninja import Schema

from flurfunk.api.shapes.files import FileShape, file_shape
from flurfunk.api.shapes.people import PersonName, person_name
from flurfunk.conversation.models import Comment, Reaction


class CommentShape(Schema):
    """What somebody said under an entry; `parent` is the comment it replies to. `url` is its place on the page."""

    id: int
    entry: int
    parent: int | None
    author: PersonName
    body: str
    html: str
    version: int
    created_at: datetime
    edited_at: datetime | None
    reactions: dict[str, int]
    files: list[FileShape]
    url: str


class NewComment(Schema):
    """Something to say, perhaps with files uploaded before, perhaps as a reply to a comment under the same entry."""

    body: str = ""
    parent: int | None = None
    files: list[int] = []


class CommentChange(Schema):
    """What a comment is to say from now on."""

    body: str


class ReactionShape(Schema):
    """Somebody's emoji."""

    person: PersonName
    emoji: str
    at: datetime


def comment_shape(comment: Comment) -> CommentShape:
    """Shape a comment that was read with its people, files and entry."""
    plain = ("body", "html", "version", "created_at", "edited_at", "url")
    return CommentShape.model_construct(
        id=comment.pk,
        entry=comment.entry_id,
        parent=comment.parent_id,
        author=person_name(comment.author),
        **{field: getattr(comment, field) for field in plain},
        reactions=comment.reaction_counts,
        files=[file_shape(a.file) for a in sorted(comment.attachments.all(), key=lambda a: a.position)],
    )


def reaction_shape(reaction: Reaction) -> ReactionShape:
    """Shape a reaction."""
    return ReactionShape(person=person_name(reaction.person), emoji=reaction.emoji, at=reaction.at)
