"""Notifications as programs see them."""

from datetime import datetime

from ninja import Schema

from flurfunk.api.shapes.people import PersonName, person_name
from flurfunk.notifications.bell import Bundle


class NotificationShape(Schema):
    """What happened in one thread, as one line; `people` are the last who did it, `others` how many more.

    `text` is the line in the language that is asked for, `why` the reason one is told; `entry` and `comment` are ids,
    `space` is a slug, each where it is about one.
    """

    id: int
    at: datetime
    text: str
    why: str
    is_unread: bool
    people: list[PersonName]
    others: int
    entry: int | None
    comment: int | None
    space: str | None
    url: str


class ReadingOfAll(Schema):
    """Everything up to the newest notification that was seen, by its id."""

    until: int


def notification_shape(bundle: Bundle) -> NotificationShape:
    """Shape a line of the bell."""
    newest = bundle.newest
    return NotificationShape(
        id=bundle.id,
        at=bundle.at,
        text=str(bundle.text),
        why=bundle.why,
        is_unread=bundle.is_unread,
        people=[person_name(person) for person in bundle.people],
        others=bundle.others,
        entry=newest.entry_id,
        comment=newest.comment_id,
        space=newest.space.slug if newest.space else None,
        url=bundle.url,
    )
