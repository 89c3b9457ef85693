"""Make the demo company from what is written for it, through the same verbs as everything else."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import override

from flurfunk.content.deleting import pin
from flurfunk.content.models import Entry
from flurfunk.conversation.commenting import comment
from flurfunk.conversation.models import Comment
from flurfunk.conversation.reacting import react_together
from flurfunk.demo.linking import make_links
from flurfunk.demo.meeting import make_people, make_spaces, make_topics
from flurfunk.demo.planning import make_scheduled
from flurfunk.demo.reading import DemoComment, DemoEntry, read_demo
from flurfunk.events.recording import history_at_once
from flurfunk.feed.models import Reading
from flurfunk.feed.posting import change_post, post_with
from flurfunk.kit.transactions import all_or_nothing
from flurfunk.people.models import Company, Person
from flurfunk.spaces.models import Space
from flurfunk.spaces.tending import archive

Say = Callable[[str], None]


@all_or_nothing()
@history_at_once()
def make_demo(say: Say) -> bool:
    """Make Nordlicht Maschinenbau in an empty installation; false (and nothing done) where there is a company."""
    if Company.objects.exists():
        return False
    say("Making the demo company, Nordlicht Maschinenbau …")
    demo, now = read_demo(), timezone.now()
    Company.objects.create(
        name="Nordlicht Maschinenbau",
        accent="#0d6470",
        languages=["de", "en"],
        time_zone="Europe/Berlin",
        is_demo=True,
    )
    people = make_people(demo.people.values(), now)
    make_topics(demo, people)
    make_links()
    spaces = make_spaces(demo, people)
    made: dict[str, Entry] = {}
    with override("en"):
        for entry in sorted(demo.entries, key=lambda e: -e.days_ago):
            shared = made[entry.shares] if entry.shares else None
            made[entry.title] = _publish(entry, people, spaces, shared=shared, now=now)
    make_scheduled(people, spaces, now)
    for written in demo.spaces.values():
        if written.archived:
            archive(spaces[written.slug], by=people[written.owners[0]])
    _visited_lately(people.values(), now)
    return True


def _publish(
    written: DemoEntry,
    people: dict[str, Person],
    spaces: dict[str, Space],
    *,
    shared: Entry | None,
    now: datetime,
) -> Entry:
    author = people[written.author]
    at = now - timedelta(days=written.days_ago)
    made = post_with(
        author,
        written.former_body or written.body,
        shared=shared,
        thanked=[people[handle] for handle in written.thanks],
        space=spaces[written.space] if written.space else None,
        title=written.title,
        language=written.language,
        topics=written.topics,
        at=at,
    )
    if written.former_body:
        _edit(made, written, author)
    _react(made, written.reactions, people)
    _discuss(made, written.comments, people, now=now)
    if written.pinned and made.space:
        pin(made, by=people[written.author])
    return made


def _edit(made: Entry, written: DemoEntry, author: Person) -> None:
    change_post(made, editor=author, based_on=1, title=written.title, body=written.body)
    edited_at = made.published_at + timedelta(minutes=25)
    Entry.objects.filter(pk=made.pk).update(edited_at=edited_at)
    made.revisions.filter(number=2).update(at=edited_at)


def _discuss(
    made: Entry, written: Iterable[DemoComment], people: dict[str, Person], *, now: datetime
) -> None:
    said: list[Comment] = []
    for each in written:
        at = min(made.published_at + timedelta(hours=each.hours_later), now - timedelta(minutes=1))
        parent = said[each.reply_to] if each.reply_to is not None else None
        said.append(comment(made, people[each.author], each.body, parent=parent, at=at))
        _react(said[-1], each.reactions, people)


def _react(made: Entry | Comment, reactions: dict[str, tuple[str, ...]], people: dict[str, Person]) -> None:
    if reactions:
        given = ((people[handle], emoji) for emoji, handles in reactions.items() for handle in handles)
        react_together(made, given)


def _visited_lately(people: Iterable[Person], now: datetime) -> None:
    """Everybody was here the evening before, so that today's entries are new to them."""
    Reading.objects.bulk_create(
        Reading(
            person=person, visited_at=now - timedelta(hours=15), visited_before_at=now - timedelta(days=2)
        )
        for person in people
    )
