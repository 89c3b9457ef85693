"""Bring in what was written elsewhere, once: as posts, with the dates, names and files they had there."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from flurfunk.content.models import Entry, Origin, StoredFile
from flurfunk.content.publishing import publish
from flurfunk.content.sources import Source
from flurfunk.content.storing import attach
from flurfunk.conversation.writing import render_foreign
from flurfunk.events.recording import record
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space


@transaction.atomic
def bring_post(
    author: Person,
    body: str,
    *,
    space: Space,
    title: str,
    at: datetime,
    source: Source,
    files: Sequence[StoredFile] = (),
) -> Entry:
    """Make a post of something older. Raises django.db.IntegrityError when its source was brought in before."""
    html = render_foreign(body).html
    entry = publish("post", author, space=space, body=body, html=html, title=title[:300], at=at)
    Origin.objects.create(entry=entry, source=source.archive, key=source.key)
    attach(entry, files)
    record(author, "entry.brought_in", entry)
    return entry
