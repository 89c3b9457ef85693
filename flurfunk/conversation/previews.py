"""Previews of links as pages show them, the looking that fills them, and the end of those that nobody shows."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from flurfunk.content.models import Entry
from flurfunk.conversation.models import LinkPreview
from flurfunk.kit.database import columns_of, instances_by
from flurfunk.links.keeping import delete_picture, keep_failure, keep_seen
from flurfunk.links.looking import look
from flurfunk.links.models import Link
from flurfunk.live.publishing import publish
from flurfunk.people.models import Company, Person

_OF_ENTRIES = f"""
SELECT p.entry_id, {columns_of(Link, "l")} FROM conversation_linkpreview p JOIN links_link l ON l.id = p.link_id
WHERE p.entry_id = ANY(%(ids)s::bigint[]) AND p.comment_id IS NULL AND l.title <> ''
"""  # noqa: S608 - column names of our own models
_OF_COMMENTS = f"""
SELECT p.comment_id, {columns_of(Link, "l")} FROM conversation_linkpreview p JOIN links_link l ON l.id = p.link_id
WHERE p.comment_id = ANY(%(ids)s::bigint[]) AND l.title <> ''
"""  # noqa: S608 - column names of our own models
_MOST_TOLD = 200  # texts whose open pages are told of one link; the others show it when they are next opened
_KEPT_UNSHOWN = timedelta(days=30)


def links_of_entries(ids: Sequence[int]) -> Mapping[int, list[Link]]:
    """Read the links that entries show, by entry id."""
    return instances_by(Link, _OF_ENTRIES, ids)


def links_of_comments(ids: Sequence[int]) -> Mapping[int, list[Link]]:
    """Read the links that comments show, by comment id."""
    return instances_by(Link, _OF_COMMENTS, ids)


def shown_preview(links: Sequence[Link]) -> dict[str, Any] | None:
    """Describe the link of a text for the preview macro."""
    if not links:
        return None
    link = links[0]
    return {
        "url": link.url,
        "title": link.title,
        "description": link.description,
        "site": link.site,
        "host": (urlsplit(link.url).hostname or "").removeprefix("www."),
        "picture_url": f"{reverse('link_picture', args=[link.pk])}?v={link.version}" if link.picture else "",
        "width": link.width,
        "height": link.height,
    }


def find_shown_link(link_id: int, person: Person) -> Link | None:
    """Find a link that something shows which this person may see."""
    shown = LinkPreview.objects.filter(Q(comment=None) | Q(comment__deleted_at=None), link=link_id)
    found = shown.filter(entry__in=Entry.objects.visible_to(person)).select_related("link").first()
    return found.link if found else None


def look_at(link: Link) -> None:
    """Look at a link, if it is time to and the company wants that, and tell open pages that show it."""
    if not link.is_due or not Company.objects.filter(looks_at_links=True).exists():
        return
    seen = look(link.url)
    if seen is None:
        keep_failure(link)
        return
    with transaction.atomic():
        keep_seen(link, seen)
        _tell(link)


def forget_unshown(*, most: int = 100) -> int:
    """Delete links that no text shows any more and nobody named for a month, and give their number."""
    with transaction.atomic():
        old = Link.objects.filter(named_at__lt=timezone.now() - _KEPT_UNSHOWN, previews=None)
        gone = list(old.select_for_update(of=("self",), skip_locked=True)[:most])
        # Somebody may have named one just now; their row holds it, and it stays.
        gone = [link for link in gone if not LinkPreview.objects.filter(link=link).exists()]
        for link in gone:
            delete_picture(link)
        Link.objects.filter(pk__in=[link.pk for link in gone]).delete()
    return len(gone)


def _tell(link: Link) -> None:
    for shown in LinkPreview.objects.filter(link=link).order_by("-pk")[:_MOST_TOLD]:
        tell_of_preview(shown.entry_id, shown.comment_id)


def tell_of_preview(entry_id: int, comment_id: int | None) -> None:
    """Let open pages read a text anew."""
    if comment_id:
        signal = {"id": f"comment_{comment_id}", "url": f"/comments/{comment_id}"}
    else:
        signal = {"id": f"entry_{entry_id}", "url": f"/entries/{entry_id}/card"}
    publish([f"entry:{entry_id}"], signal)
