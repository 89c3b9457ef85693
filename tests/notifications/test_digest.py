"""The digest: what somebody missed, every morning or every Monday, and nothing twice."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from flurfunk.content.models import Entry
from flurfunk.conversation.commenting import comment
from flurfunk.conversation.watching import mute
from flurfunk.events.recording import history
from flurfunk.feed.models import Reading
from flurfunk.feed.posting import post
from flurfunk.notifications.models import Notification, Rhythm
from flurfunk.notifications.mornings import next_morning
from flurfunk.notifications.reading import read_entry
from flurfunk.notifications.rhythms import keep_rhythm
from flurfunk.notifications.ways import choose_ways, ways_of
from flurfunk.people.following import follow
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space
from flurfunk.topics.following import follow as follow_topic
from flurfunk.topics.models import Topic
from tests.cast import Browser
from tests.notifications.conftest import after, letters, message, tell_all


@pytest.fixture(autouse=True)
def address(settings: Any) -> None:
    """Where people find the house."""
    settings.PUBLIC_URL = "https://flurfunk.example"


@pytest.fixture
def entry(ada: Person, bea: Person, open_space: Space) -> Entry:
    """Ada's post, which Bea, who follows her, has not seen."""
    follow(bea, ada)
    Person.objects.filter(pk=bea.pk).update(languages=["en"])
    return post(ada, "Which seal holds at 90 degrees?", space=open_space, title="Seals")


def lines(sent: Any) -> list[str]:
    """The lines of a digest."""
    return [line.removeprefix("* ") for line in sent.body.splitlines() if line.startswith("* ")]


def test_it_tells_of_what_concerns_me_and_of_what_i_follow_once(
    entry: Entry, ada: Person, bea: Person, olu: Person, open_space: Space
) -> None:
    mine = post(bea, "Mine.", space=open_space, title="Mine")
    comment(mine, ada, "Yes.")
    comment(mine, olu, "No.")
    sent = {each.to[0]: each for each in letters(after(days=1))}
    assert sent.keys() == {"ada@nordlicht.example", "bea@nordlicht.example"}
    assert lines(sent["ada@nordlicht.example"]) == ["Olu Adeyemi commented on “Mine”"]
    digest = sent["bea@nordlicht.example"]
    assert digest.subject == "What you missed at Nordlicht Maschinenbau"
    assert lines(digest) == [
        "Olu Adeyemi and Ada Lindqvist commented on “Mine”",
        "Ada Lindqvist published “Seals”",
    ]
    assert letters(after(days=2)) == []
    post(ada, "More.", space=open_space, title="More", at=after(days=2, hours=1))
    (second,) = letters(after(days=3))
    assert lines(second) == ["Ada Lindqvist published “More”"]


def test_what_was_opened_or_stood_on_the_home_page_is_not_told(
    entry: Entry, ada: Person, bea: Person, open_space: Space
) -> None:
    other = post(ada, "Other.", space=open_space, title="Other")
    letters(after(minutes=1))
    read_entry(bea, entry)
    (sent,) = letters(after(days=1))
    assert lines(sent) == ["Ada Lindqvist published “Other”"]
    post(ada, "Third.", space=open_space, title="Third", at=after(days=1, hours=1))
    mine = post(bea, "Mine.", space=open_space, title="Mine")
    comment(mine, ada, "Yes.")
    Reading.objects.create(person=bea, visited_at=after(days=1, hours=2))
    (sent,) = letters(after(days=2))
    assert lines(sent) == ["Ada Lindqvist commented on “Mine”"]
    assert other.pk


def test_what_was_sent_by_mail_is_not_told_again(entry: Entry, bea: Person, ada: Person) -> None:
    tell_all()
    choose_ways(bea, {"followed": ["mail", "digest"]})
    post(ada, "By mail.", space=entry.space, title="By mail")
    assert [each.subject for each in letters()] == ["By mail"]
    (digest,) = letters(after(days=1))
    assert lines(digest) == ["Ada Lindqvist published “Seals”"]


def test_nothing_to_say_is_no_mail(entry: Entry, bea: Person) -> None:
    letters(after(minutes=1))
    read_entry(bea, entry)
    assert letters(after(days=1)) == []
    assert Rhythm.objects.get(person=bea).digest_at > after(days=1)


def test_it_ends_by_one_click(entry: Entry, ada: Person, bea: Person) -> None:
    (sent,) = letters(after(days=1))
    way_out = str(message(sent)["List-Unsubscribe"]).strip("<>").removeprefix("https://flurfunk.example")
    assert Browser().post(way_out).status_code == 200
    assert all("digest" not in ways for ways in ways_of(bea).values())
    post(ada, "More.", space=entry.space, title="More")
    assert letters(after(days=3)) == []


def test_it_waits_for_the_end_of_quiet_hours(entry: Entry, bea: Person) -> None:
    letters(after(minutes=1))
    Person.objects.filter(pk=bea.pk).update(time_zone="UTC")
    bea.refresh_from_db()
    keep_rhythm(bea, digest="daily", quiet_from=time(22), quiet_until=time(9), shows_content=False)
    seven = Rhythm.objects.get(person=bea).digest_at
    assert seven.astimezone(UTC).hour == 7
    assert letters(seven) == []
    assert len(letters(seven + timedelta(hours=2))) == 1


MONDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("after", "zone", "frequency", "expected"),
    [
        (MONDAY, "UTC", "daily", datetime(2026, 11, 24, 7, tzinfo=UTC)),
        (MONDAY, "UTC", "weekly", datetime(2026, 11, 30, 7, tzinfo=UTC)),
        (MONDAY.replace(hour=6), "UTC", "weekly", MONDAY.replace(hour=7)),
        (MONDAY.replace(hour=7), "UTC", "weekly", datetime(2026, 11, 30, 7, tzinfo=UTC)),
        (MONDAY, "Europe/Berlin", "daily", datetime(2026, 11, 24, 6, tzinfo=UTC)),
        (MONDAY, "Asia/Tokyo", "daily", datetime(2026, 11, 23, 22, tzinfo=UTC)),
        (
            datetime(2026, 3, 28, 12, tzinfo=UTC),
            "Europe/Berlin",
            "daily",
            datetime(2026, 3, 29, 5, tzinfo=UTC),
        ),
    ],
)
def test_the_next_morning(after: datetime, zone: str, frequency: str, expected: datetime) -> None:
    assert next_morning(after, zone, frequency) == expected


def test_who_wants_it_in_the_digest_alone_costs_nothing_until_it_is_made(
    ada: Person, bea: Person, olu: Person, open_space: Space
) -> None:
    seals = Topic.objects.create(slug="seals", name="seals")
    Person.objects.filter(pk__in=[bea.pk, olu.pk]).update(languages=["en"])
    for person in (bea, olu):
        follow_topic(person, seals)
    choose_ways(olu, {"followed": ["app", "digest"]})
    post(ada, "One #seals", space=open_space, title="One")
    tell_all()
    assert list(Notification.objects.values_list("person", flat=True)) == [olu.pk]
    sent = {each.to[0]: lines(each) for each in letters(after(days=1))}
    told = ["Ada Lindqvist published “One”"]
    assert sent == {"bea@nordlicht.example": told, "olu@nordlicht.example": told}


def test_what_an_outsider_follows_but_may_not_see_is_in_no_digest(
    ada: Person, mallory: Person, secret_space: Space
) -> None:
    follow(mallory, ada)
    follow_topic(mallory, Topic.objects.create(slug="seals", name="seals"))
    post(ada, "Hidden #seals", space=secret_space, title="Hidden")
    assert letters(after(days=1)) == []
    assert Notification.objects.filter(person=mallory).count() == 0


def test_what_was_opened_or_muted_before_is_not_told_though_nothing_was_kept(
    entry: Entry, ada: Person, bea: Person, olu: Person
) -> None:
    follow(olu, ada)
    read_entry(bea, entry)
    mute(entry, olu)
    assert letters(after(days=1)) == []


def test_what_came_just_now_is_left_to_the_next_one(entry: Entry, ada: Person, bea: Person) -> None:
    letters(after(minutes=1))
    Rhythm.objects.filter(person=bea).update(digest_at=after())
    assert letters(after(minutes=4)) == []
    Rhythm.objects.filter(person=bea).update(digest_at=after())
    (sent,) = letters(after(minutes=6))
    assert lines(sent) == ["Ada Lindqvist published “Seals”"]
    Rhythm.objects.filter(person=bea).update(digest_at=after(), digested_until=after(days=-1))
    assert letters(after(minutes=7)) == []


def test_what_an_import_brings_is_told_to_nobody(ada: Person, bea: Person, open_space: Space) -> None:
    follow(bea, ada)
    with history():
        post(ada, "Elsewhere.", space=open_space, title="Elsewhere", at=after(hours=-3))
    assert letters(after(days=1)) == []


def test_everything_in_my_spaces_is_in_the_digest_by_choice(
    ada: Person, bea: Person, olu: Person, secret_space: Space
) -> None:
    choose_ways(bea, {"everything": ["digest"]})
    Person.objects.filter(pk=bea.pk).update(languages=["en"])
    post(ada, "One", space=secret_space, title="One")
    (sent,) = letters(after(days=1))
    assert (sent.to, lines(sent)) == (["bea@nordlicht.example"], ["Ada Lindqvist published “One”"])
