"""Names that mail programs go by: of letters, of the threads they belong to, of the spaces they come from.

A letter about what was written is named after it, so that each answer is found under what it answers, also where a
person never got a letter about that. RFC 5322 (Message-ID, References), RFC 2919 (List-Id).
"""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings

from flurfunk.notifications.models import Notification
from flurfunk.spaces.models import Space

_MAKES = {"entry.published", "comment.added"}


def name_letter(thread: str, newest: Notification, now: datetime) -> str:
    """Name a letter after the newest thing in it; a digest after the moment."""
    if not thread:
        return f"<digest-{newest.person_id}-{now:%Y%m%d%H%M%S}@{mail_host()}>"
    if newest.comment_id:
        name = f"comment-{newest.comment_id}"
    elif newest.page:
        name = "house"
    else:
        name = f"entry-{newest.entry_id}" if newest.entry_id else f"space-{newest.space_id}"
    made = "" if newest.event.kind in _MAKES else f".{newest.event_id}"
    return f"<{name}{made}@{mail_host()}>"


def ancestors(newest: Notification) -> list[str]:
    """Name what a letter answers, the first thing of the thread first; nothing where it begins one."""
    host, found = mail_host(), []
    if newest.entry_id and (newest.comment_id or newest.event.kind != "entry.published"):
        found.append(f"<entry-{newest.entry_id}@{host}>")
    if newest.comment is not None:
        if newest.comment.parent_id:
            found.append(f"<comment-{newest.comment.parent_id}@{host}>")
        if newest.event.kind != "comment.added":
            found.append(f"<comment-{newest.comment_id}@{host}>")
    return found


def list_name(space: Space | None) -> str:
    """Name the list that a space is to a mail program; what is for the whole company is one, too."""
    host = mail_host()
    if space is None:
        return f"<everybody.{host}>"
    words = space.name.replace('"', "").replace("\\", "")
    return f'"{words}" <{space.slug}.{host}>'


def mail_host() -> str:
    """Give the host that stands in these names."""
    return urlsplit(settings.PUBLIC_URL).hostname or "flurfunk.localhost"


def beginning() -> str:
    """Give the beginning of links in letters."""
    return settings.PUBLIC_URL or "http://localhost:8000"
