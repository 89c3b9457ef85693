"""Publish an entry and change it: what every kind does with the trunk."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from flurfunk.content.models import Entry, Revision
from flurfunk.kit.database import insert
from flurfunk.kit.text import clean, clean_line
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space


class ConflictError(Exception):
    """Somebody else changed it in the meantime; `current` is what it says now."""

    def __init__(self, current: Entry) -> None:
        super().__init__(f"entry {current.pk} is at version {current.version}")
        self.current = current


def publish(
    kind: str,
    author: Person,
    *,
    space: Space | None,
    body: str,
    html: str,
    title: str = "",
    language: str = "",
    at: datetime | None = None,
) -> Entry:
    """Put a new entry on the trunk, visible from the commit on; the room's verb records the event.

    `at` is the moment of publishing, now if left out; importers give the original one.
    """
    moment = at or timezone.now()
    entry = Entry(
        kind=kind,
        author=author,
        owner=author,
        space=space,
        title=clean_line(title),
        body=clean(body),
        html=html,
        language=language,
        published_at=moment,
        activity_at=moment,
    )
    insert(entry)
    return entry


@transaction.atomic
def revise(entry: Entry, *, editor: Person, based_on: int, title: str, body: str, html: str) -> Entry:
    """Write a new version and keep the former one in the history.

    `based_on` is the version the editor saw. Raises ConflictError when it is no longer the current one.
    """
    current: Entry = Entry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    if current.version != based_on:
        raise ConflictError(current)
    _keep_version(current, editor=editor)
    current.title = clean_line(title)
    current.body = clean(body)
    current.html = html
    current.version += 1
    current.edited_at = timezone.now()
    current.save(update_fields=["title", "body", "html", "version", "edited_at"])
    Revision.objects.create(
        entry=current,
        number=current.version,
        editor=editor,
        title=current.title,
        body=current.body,
        at=current.edited_at,
    )
    return current


def _keep_version(entry: Entry, *, editor: Person) -> None:
    """Keep what an entry said before its first change; later ones are kept as they are made."""
    if entry.version == 1:
        Revision.objects.get_or_create(
            entry=entry,
            number=1,
            defaults={
                "editor": entry.author or editor,
                "title": entry.title,
                "body": entry.body,
                "at": entry.published_at,
            },
        )
