"""Tell open pages of new and changed entries: only that something happened, and where to read it."""

from flurfunk.content.models import Entry
from flurfunk.events.models import Event
from flurfunk.live.publishing import publish

_APPEARS = {"entry.published", "entry.brought_back"}
_CHANGES = {"entry.changed", "entry.deleted", "entry.pinned", "entry.unpinned"}


def tell_open_pages(event: Event) -> None:
    """Listener: signal what happened to an entry."""
    if event.kind in _APPEARS:
        _tell_of_new(event.subject_id)
    elif event.kind in _CHANGES:
        publish([f"entry:{event.subject_id}"], card_signal(event.subject_id))


def card_signal(entry_id: int) -> dict[str, str]:
    """Say that the card of an entry is to be read again."""
    return {"id": f"entry_{entry_id}", "url": f"/entries/{entry_id}/card"}


def _tell_of_new(entry_id: int) -> None:
    entry = Entry.objects.filter(pk=entry_id, status="published").select_related("space").first()
    if entry is None:
        return
    if entry.space is None:
        sources = ["company", f"author:{entry.author_id}"]
    elif entry.space.is_open:
        sources = [f"space:{entry.space_id}", f"author:{entry.author_id}"]
    else:
        # Who follows the author or a topic from outside must not even learn that something was written.
        publish([f"space:{entry.space_id}"], {"entry": entry.pk})
        return
    topics = [f"topic:{pk}" for pk in entry.taggings.values_list("topic_id", flat=True)]
    publish([*sources, *topics], {"entry": entry.pk})
