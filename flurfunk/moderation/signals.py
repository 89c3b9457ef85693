"""Tell open pages that something is hidden or shown again."""

from flurfunk.conversation.models import Comment
from flurfunk.events.listening import hears
from flurfunk.events.models import Event
from flurfunk.live.publishing import publish


@hears("hiding.made")
def tell_of_hiding(event: Event) -> None:
    """Listener: the card or the comment goes."""
    is_comment = event.subject_type == "conversation.comment"
    noun, url = ("comment", "/comments/{}") if is_comment else ("entry", "/entries/{}/card")
    signal = {"id": f"{noun}_{event.subject_id}", "url": url.format(event.subject_id), "gone": True}
    publish([f"entry:{event.details['entry']}"], signal)


@hears("hiding.lifted")
def tell_of_return(event: Event) -> None:
    """Listener: a comment appears again at its place."""
    said = Comment.objects.filter(pk=event.subject_id).first()
    if event.subject_type != "conversation.comment" or said is None:
        return
    within = f"comment_{said.parent_id}_replies" if said.parent_id else f"entry_{said.entry_id}_comments"
    signal = {"id": f"comment_{said.pk}", "url": f"/comments/{said.pk}", "within": within}
    publish([f"entry:{said.entry_id}"], signal)
