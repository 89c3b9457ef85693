"""The history of a comment."""

from flurfunk.content.revisions import Change
from flurfunk.conversation.models import Comment
from flurfunk.kit.differences import Part, compare_words


def comment_changes(comment: Comment) -> list[Change]:
    """Give the versions of a comment, the newest first."""
    changes: list[Change] = []
    former = ""
    for revision in comment.revisions.select_related("editor").order_by("number"):
        parts = compare_words(former, revision.body) if changes else [Part("same", revision.body)]
        changes.append(Change(revision.number, revision.editor, revision.at, parts))
        former = revision.body
    return changes[::-1]
