"""Tell open pages of comments and reactions."""

from flurfunk.conversation.models import Comment
from flurfunk.events.models import Event
from flurfunk.live.publishing import publish

_OF_COMMENTS = {"comment.added", "comment.changed", "comment.deleted", "comment.brought_back"}
_OF_REACTIONS = {"reaction.added", "reaction.withdrawn"}


def tell_open_pages(event: Event) -> None:
    """Listener: signal what happened under an entry."""
    if event.kind in _OF_COMMENTS:
        _tell_of_comment(event.subject_id, event.details["entry"])
    elif event.kind in _OF_REACTIONS:
        _tell_of_reactions(event)


def _tell_of_comment(comment_id: int, entry_id: int) -> None:
    parent = Comment.objects.filter(pk=comment_id).values_list("parent_id", flat=True).first()
    within = f"comment_{parent}_replies" if parent else f"entry_{entry_id}_comments"
    signal = {"id": f"comment_{comment_id}", "url": f"/comments/{comment_id}", "within": within}
    publish([f"entry:{entry_id}"], signal)


def _tell_of_reactions(event: Event) -> None:
    noun = "entry" if event.subject_type == "content.entry" else "comment"
    path = "entries" if noun == "entry" else "comments"
    signal = {
        "id": f"reactions_{noun}_{event.subject_id}",
        "url": f"/{path}/{event.subject_id}/reactions",
    }
    publish([f"entry:{event.details['entry']}"], signal)
