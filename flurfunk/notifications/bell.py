"""What stands at the bell: notifications grouped by what they are about, and how many of the groups are unread."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Max

from flurfunk.content.listing import READABLE
from flurfunk.conversation.models.comment import comment_url
from flurfunk.events.occasions import occasions, reason_named, saying
from flurfunk.kit.paging import Page, cut, decode_key
from flurfunk.notifications.models import Notification
from flurfunk.notifications.wording import name_of, sentence
from flurfunk.people.models import Person

PAGE = 30
MOST_COUNTED = 99

_READABLE = READABLE % {"is_guest": "(p.role = 'guest')", "person": "p.id"}
# What `count_unread` counts, for the person "p" of the statement before every page; the tests hold the two together.
UNREAD = f"""(SELECT count(*) FROM (
    SELECT DISTINCT n.thread FROM notifications_notification n
    LEFT JOIN content_entry e ON e.id = n.entry_id
    LEFT JOIN conversation_comment c ON c.id = n.comment_id
    LEFT JOIN spaces_space s ON s.id = n.space_id
    WHERE n.person_id = p.id AND n.is_at_bell AND n.read_at IS NULL AND c.deleted_at IS NULL
      AND CASE WHEN n.page <> '' THEN true
          WHEN n.space_id IS NULL THEN e.status = 'published' AND {_READABLE}
          ELSE (s.visibility <> 'secret' AND p.role <> 'guest')
            OR EXISTS (SELECT 1 FROM spaces_membership m WHERE m.space_id = s.id AND m.person_id = p.id)
            OR EXISTS (SELECT 1 FROM spaces_invitation i WHERE i.space_id = s.id AND i.person_id = p.id) END
    LIMIT {MOST_COUNTED}) u)"""  # noqa: S608 - pieces of ours


@dataclass(frozen=True)
class Bundle:
    """Several notifications of one thread, as one line. `people` are who did it, the last one first."""

    newest: Notification
    people: Sequence[Person]
    others: int
    text: str
    why: str
    url: str

    @property
    def id(self) -> int:
        """The newest notification's id, by which the line is read or muted."""
        return self.newest.pk

    @property
    def at(self) -> datetime:
        """When it last happened."""
        return self.newest.at

    @property
    def is_unread(self) -> bool:
        """Tell whether it was not opened yet."""
        return self.newest.read_at is None


def bell_page(person: Person, *, before: str | None = None) -> Page[Bundle]:
    """Read a page of what stands at the bell, the newest first."""
    key = decode_key(before, length=1)
    mine = Notification.objects.shown_to(person).at_bell()
    groups = (
        mine.order_by()
        .values("thread", "read_at")
        .annotate(newest=Max("pk"), actors=ArrayAgg("actor", order_by="-pk"))
    )
    if key and key[0].isdecimal():
        groups = groups.filter(newest__lt=int(key[0]))
    page = cut(list(groups.order_by("-newest")[: PAGE + 1]), PAGE, lambda group: [group["newest"]])
    return Page(bundles(page.rows), page.next_key)


def count_unread(person: Person) -> int:
    """Count the groups that are unread; ends at `MOST_COUNTED`."""
    unread = Notification.objects.shown_to(person).at_bell().unread()
    return unread.order_by().values("thread").distinct()[:MOST_COUNTED].count()


def bundles(groups: Sequence[Any]) -> list[Bundle]:
    """Read what several groups (`newest`: an id, `actors`: ids, the last one first) need to be shown."""
    rows = Notification.objects.select_related("entry__space", "space", "event").in_bulk(
        [group["newest"] for group in groups]
    )
    actors = [_distinct(group["actors"]) for group in groups]
    people = Person.objects.select_related("deactivation").in_bulk({pk for each in actors for pk in each[:3]})
    return [
        _bundle(rows[group["newest"]], [people[pk] for pk in each[:3] if pk in people], len(each))
        for group, each in zip(groups, actors, strict=True)
        if group["newest"] in rows
    ]


def _bundle(newest: Notification, people: Sequence[Person], count: int) -> Bundle:
    subject = newest.entry or newest.space
    occasion = occasions()[newest.event.kind]
    says = saying(occasion, newest.reason)
    text = sentence(says, [person.name for person in people], count=count, what=name_of(subject))
    reason = reason_named(occasion, newest.reason)
    return Bundle(newest, people, count - len(people), text, str(reason.why), _url(newest))


def _url(newest: Notification) -> str:
    if newest.entry is None:
        return newest.space.url if newest.space else newest.page
    return comment_url(newest.entry, newest.comment_id) if newest.comment_id else newest.entry.url


def _distinct(actors: Sequence[int | None]) -> list[int]:
    return list(dict.fromkeys(pk for pk in actors if pk is not None))
