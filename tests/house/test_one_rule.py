"""There is one rule of who sees what, however it is asked: by query, by SQL, by stream, by topic, by file."""

from collections.abc import Iterator

import pytest
from django.db import connection

from flurfunk.config.streams import STREAMS
from flurfunk.content.files import find_file
from flurfunk.content.listing import READABLE
from flurfunk.content.models import Entry
from flurfunk.conversation.models import Comment
from flurfunk.live.streams import sources_of
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space
from flurfunk.topics.models import Follow, Knowledge, Tagging, Topic
from flurfunk.topics.queries import visible_topics
from tests.house import plain_rules as rules
from tests.house.lasting import Lasting
from tests.house.network import Network, build

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", params=range(2, 4))
def networks(request: pytest.FixtureRequest, lasting: Lasting) -> Iterator[Network]:
    """Build one network after the other; whatever is done in it is taken back."""
    with lasting():
        yield build(request.param)


def ids(things: object) -> set[int]:
    """Give the ids of rows."""
    return {thing.pk for thing in things}  # type: ignore[attr-defined]  # of any model


def test_entries_and_comments(networks: Network) -> None:
    for reader in networks.people:
        entries = [entry for entry in networks.entries if rules.sees_entry(reader, entry)]
        assert ids(Entry.objects.visible_to(reader)) == ids(entries)
        comments = [said for said in networks.comments if rules.sees_comment(reader, said)]
        assert ids(Comment.objects.visible_to(reader)) == ids(comments)


def test_what_sql_calls_readable(networks: Network) -> None:
    sql = f"SELECT e.id FROM content_entry e WHERE e.status = 'published' AND {READABLE}"
    for reader in networks.people:
        with connection.cursor() as cursor:
            cursor.execute(sql, {"person": reader.pk, "is_guest": reader.is_guest})
            assert {pk for (pk,) in cursor.fetchall()} == ids(Entry.objects.visible_to(reader))


def test_spaces_and_people(networks: Network) -> None:
    for reader in networks.people:
        known = [space for space in networks.spaces if rules.knows_space(reader, space)]
        assert ids(Space.objects.visible_to(reader)) == ids(known)
        read = [space for space in networks.spaces if rules.reads(reader, space)]
        assert ids(Space.objects.readable_by(reader)) == ids(read)
        met = [person for person in networks.people if rules.knows_person(reader, person)]
        assert ids(Person.objects.visible_to(reader)) == ids(met)


def test_topics(networks: Network) -> None:
    for reader in networks.people:
        seen = [entry for entry in networks.entries if rules.sees_entry(reader, entry)]
        met = [person for person in networks.people if rules.knows_person(reader, person)]
        known = set(Tagging.objects.filter(entry__in=seen).values_list("topic_id", flat=True))
        known |= set(Knowledge.objects.filter(person__in=met).values_list("topic_id", flat=True))
        known |= set(Follow.objects.filter(person=reader).values_list("topic_id", flat=True))
        assert ids(visible_topics(reader)) == known
        assert known < ids(Topic.objects.all())


def test_files(networks: Network) -> None:
    for reader in networks.people:
        for file, hung_on in networks.files:
            if isinstance(hung_on, Entry):
                sees = rules.sees_entry(reader, hung_on)
            else:
                sees = rules.sees_comment(reader, hung_on)
            assert (find_file(file.pk, reader) is not None) == sees


def test_streams(networks: Network) -> None:
    assert sorted(STREAMS) == ["entry", "home", "keepers", "me", "reach", "space"], (
        "Say here who hears the new stream."
    )
    for reader in networks.people:
        for entry in networks.entries:
            assert bool(sources_of(reader, f"entry:{entry.pk}")) == rules.sees_entry(reader, entry)
        for space in networks.spaces:
            assert bool(sources_of(reader, f"space:{space.pk}")) == rules.reads(reader, space)
            assert bool(sources_of(reader, f"keepers:{space.pk}")) == rules.keeps_order(reader, space)
        for count in (reader.reach, reader.reach + 1, "", "x"):
            mine = {f"person:{reader.pk}", "house"} if count == reader.reach else set()
            assert sources_of(reader, f"reach:{count}") == mine
        assert sources_of(reader, "me") == {f"person:{reader.pk}"}
        heard = sources_of(reader, "home")
        spaces = {f"space:{space.pk}" for space in networks.spaces if rules.belongs(reader, space)}
        assert {source for source in heard if source.startswith("space:")} <= spaces
        assert not {source for source in heard if source.startswith(("entry:", "within:"))}
        if reader.is_guest:
            assert heard <= spaces | {f"author:{reader.pk}"}


def test_other_names_are_no_streams(networks: Network) -> None:
    hidden = networks.entries[0].pk
    numbers = ("{}%00", "-{}", "{} ", "{}.0", "{}:1", "0x{}", "٣", "²", "1" * 19, "1" * 400, "")
    names = ["", ":", "home:1", "people:1", f"within:{hidden}", "author:1", "company", "topic:1"]
    names += [
        f"{kind}:{number.format(hidden)}" for kind in ("entry", "keepers", "space") for number in numbers
    ]
    assert {name: sources_of(networks.people[1], name) for name in names} == dict.fromkeys(names, frozenset())


def test_counts_beside_things_are_right(networks: Network) -> None:
    for entry in Entry.objects.all():
        said = entry.comments.filter(deleted_at=None)
        assert entry.comment_count == said.count()
        assert sum(entry.reaction_counts.values()) == entry.reactions.count()
    for space in networks.spaces:
        space.refresh_from_db()
        assert space.member_count == space.memberships.count()
    for topic in Topic.objects.all():
        assert topic.entry_count == topic.taggings.count()
