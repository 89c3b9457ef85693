"""Tell open pages of comments and reactions."""

from flurfunk.conversation.models import Comment
from flurfunk.conversation.previews import tell_of_preview
from flurfunk.events.listening import hears
from flurfunk.events.models import Event
from flurfunk.live.publishing import publish


@hears("comment.deleted")
def tell_of_deletion(event: Event) -> None:
    """Listener: a comment goes; there is nothing to be read any more."""
    signal = {"id": f"comment_{event.subject_id}", "url": f"/comments/{event.subject_id}", "gone": True}
    publish([f"entry:{event.details['entry']}"], signal)


@hears("comment.added", "comment.changed", "comment.brought_back")
def tell_of_comment(event: Event) -> None:
    """Listener: a comment is to be read again, or appears or goes."""
    entry_id = event.details["entry"]
    parent = Comment.objects.filter(pk=event.subject_id).values_list("parent_id", flat=True).first()
    within = f"comment_{parent}_replies" if parent else f"entry_{entry_id}_comments"
    signal = {"id": f"comment_{event.subject_id}", "url": f"/comments/{event.subject_id}", "within": within}
    publish([f"entry:{entry_id}"], signal)


@hears("reaction.added", "reaction.withdrawn")
def tell_of_reaction(event: Event) -> None:
    """Listener: the bar of reactions is to be read again."""
    noun, path = ("entry", "entries") if event.subject_type == "content.entry" else ("comment", "comments")
    signal = {"id": f"reactions_{noun}_{event.subject_id}", "url": f"/{path}/{event.subject_id}/reactions"}
    publish([f"entry:{event.details['entry']}"], signal)


@hears("preview.removed", "preview.brought_back")
def tell_of_removal(event: Event) -> None:
    """Listener: a text is to be read again, without its link or with it."""
    is_comment = event.subject_type == "conversation.comment"
    tell_of_preview(event.details["entry"], event.subject_id if is_comment else None)
