"""Tell open pages that something is hidden or shown again, and those who keep order of what waits for them."""

from django.urls import reverse

from flurfunk.conversation.models import Comment
from flurfunk.events.listening import hears
from flurfunk.events.models import Event
from flurfunk.live.publishing import publish
from flurfunk.spaces.models import Space


@hears("report.made", "report.answered", "hiding.appealed", "hiding.appeal_refused", "hiding.lifted")
def tell_who_decides(event: Event) -> None:
    """Listener: how much waits for a decision in a space has changed."""
    space = _space_of(event)
    if space is not None:
        url = reverse("space_reported", args=[space.slug])
        publish([f"keepers:{space.pk}"], {"id": "reported", "url": url})


def _space_of(event: Event) -> Space | None:
    """Give the space that what is reported or hidden stands in; none where it is everybody's, or a profile."""
    if event.subject_type == "content.entry":
        return Space.objects.filter(entries=event.subject_id).first()
    if event.subject_type == "conversation.comment":
        return Space.objects.filter(entries__comments=event.subject_id).first()
    return None


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
