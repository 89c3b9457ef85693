"""What webhooks can be told of, and in which words: small facts and the address where the rest is read by a token."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from flurfunk.content.models import Entry
from flurfunk.conversation.models import Comment
from flurfunk.events.models import Event
from flurfunk.spaces.models import Space

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

KINDS: "dict[str, StrOrPromise]" = {
    "entry.published": _("Something is published"),
    "entry.changed": _("Something published is changed"),
    "entry.deleted": _("Something published is deleted"),
    "comment.added": _("Somebody comments"),
    "comment.changed": _("A comment is changed"),
    "comment.deleted": _("A comment is deleted"),
    "space.joined": _("Somebody joins a space"),
    "space.left": _("Somebody leaves a space"),
}


def place_of(event: Event) -> tuple[bool, Space | None]:
    """Give whether the event is about something that is there, and in which space (None: for the whole company)."""
    if event.subject_type == "spaces.space":
        space = Space.objects.filter(pk=event.subject_id).first()
        return space is not None, space
    entry = _entry(event)
    return entry is not None, entry.space if entry else None


def payload(event: Event) -> dict[str, Any]:
    """Say what happened: ids and addresses, never what was written."""
    said: dict[str, Any] = {"actor": event.actor.handle if event.actor else None}
    entry = _entry(event)
    if entry is not None:
        said |= {"entry": entry.pk, "kind": entry.kind, "url": f"{settings.PUBLIC_URL}{entry.url}"}
    if event.subject_type == "conversation.comment":
        said["comment"] = event.subject_id
    _is_there, space = place_of(event)
    said["space"] = space.slug if space else None
    return {"type": event.kind, "timestamp": event.at.isoformat(), "data": said}


def _entry(event: Event) -> Entry | None:
    entries = Entry.objects.select_related("space")
    if event.subject_type == "content.entry":
        return entries.filter(pk=event.subject_id).first()
    if event.subject_type == "conversation.comment":
        return entries.filter(pk=Comment.objects.filter(pk=event.subject_id).values("entry")[:1]).first()
    return None
