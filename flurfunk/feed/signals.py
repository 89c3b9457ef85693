"""Tell open pages of new and changed entries: only that something happened, and where to read it."""

from flurfunk.content.models import Entry
from flurfunk.events.listening import hears
from flurfunk.events.models import Event
from flurfunk.feed.models import Share
from flurfunk.live.publishing import publish

_MOST_SHARES = 200  # open pages of older ones show it when they are loaded again


@hears("entry.deleted")
def tell_of_deletion(event: Event) -> None:
    """Listener: the card of an entry goes; there is nothing to be read any more."""
    signal = {"id": f"entry_{event.subject_id}", "url": f"/entries/{event.subject_id}/card", "gone": True}
    publish([f"entry:{event.subject_id}"], signal)


@hears("entry.changed", "entry.pinned", "entry.unpinned")
def tell_of_change(event: Event) -> None:
    """Listener: the card of an entry is to be read again."""
    signal = {"id": f"entry_{event.subject_id}", "url": f"/entries/{event.subject_id}/card"}
    publish([f"entry:{event.subject_id}"], signal)


@hears("entry.changed", "entry.deleted", "entry.brought_back", "hiding.made", "hiding.lifted")
def tell_of_original(event: Event) -> None:
    """Listener: the cards that share an entry are to be read again; each reader is asked anew what they may see."""
    if event.subject_type != "content.entry":
        return
    shares = Share.objects.filter(original=event.subject_id).order_by("-pk").values_list("pk", flat=True)
    for pk in shares[:_MOST_SHARES]:
        publish([f"entry:{pk}"], {"id": f"entry_{pk}", "url": f"/entries/{pk}/card"})


@hears("entry.published", "entry.brought_back")
def tell_of_new(event: Event) -> None:
    """Listener: there is something new for those who follow its space, author or topics and may see it."""
    entry = Entry.objects.filter(pk=event.subject_id, status="published").select_related("space").first()
    if entry is None:
        return
    if entry.space is not None and not entry.space.is_open:
        # Who follows the author or a topic from outside must not even learn that something was written.
        publish([f"space:{entry.space_id}"], {"entry": entry.pk})
        return
    place = f"space:{entry.space_id}" if entry.space else "company"
    topics = [f"topic:{pk}" for pk in entry.taggings.values_list("topic_id", flat=True)]
    publish([place, f"author:{entry.author_id}", *topics], {"entry": entry.pk})
