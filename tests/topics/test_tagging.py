"""Topics of entries: found by name or alias, counted, and with the dates of their entries."""

from datetime import UTC, datetime, timedelta

from flurfunk.content.models import Entry
from flurfunk.conversation.commenting import comment
from flurfunk.feed.posting import change_post, post
from flurfunk.people.models import Person
from flurfunk.topics.following import say_what_i_know
from flurfunk.topics.models import Alias, Knowledge, Tagging, Topic
from flurfunk.topics.tagging import topics_named

START = datetime(2026, 11, 1, tzinfo=UTC)


def _counts() -> dict[str, int]:
    return dict(Topic.objects.values_list("slug", "entry_count"))


def test_topics_follow_what_the_text_says(ada: Person) -> None:
    entry = post(ada, "#Crane and #crane, #Größe")
    assert _counts() == {"crane": 1, "groesse": 1}
    change_post(entry, editor=ada, based_on=1, title="", body="#pump and `#crane`")
    assert _counts() == {"crane": 0, "groesse": 0, "pump": 1}
    change_post(entry, editor=ada, based_on=2, title="", body="#pump #crane")
    assert _counts() == {"crane": 1, "groesse": 0, "pump": 1}
    assert set(entry.taggings.values_list("topic__slug", flat=True)) == {"crane", "pump"}


def test_an_alias_leads_to_its_topic(ada: Person) -> None:
    (crane,) = topics_named(["Crane"])
    Alias.objects.create(topic=crane, slug="kran", name="Kran")
    post(ada, "#Kran #crane")
    assert _counts() == {"crane": 1}
    assert topics_named(["Kran", "KRAN", "crane"]) == [crane, crane]


def test_names_that_are_none_are_left_out_and_long_ones_are_cut(db: None) -> None:
    assert topics_named(["", "🎉", " - "]) == []
    (long,) = topics_named(["x" * 300])
    assert (long.slug, long.name) == ("x" * 60, "x" * 60)


def test_a_comment_moves_an_entry_under_its_topics(ada: Person) -> None:
    entry = post(ada, "#crane", at=START)
    comment(entry, ada, "Up!", at=START + timedelta(hours=1))
    tagging = Tagging.objects.get(entry=entry)
    assert (tagging.published_at, tagging.activity_at) == (START, START + timedelta(hours=1))
    comment(entry, ada, "Brought in later", at=START - timedelta(days=1))
    assert Tagging.objects.get().activity_at == Entry.objects.get().activity_at == START + timedelta(hours=1)


def test_what_somebody_knows_is_exactly_what_they_say(ada: Person, bea: Person) -> None:
    def known(person: Person) -> set[str]:
        return set(Knowledge.objects.filter(person=person).values_list("topic__slug", flat=True))

    say_what_i_know(bea, ["crane"])
    say_what_i_know(ada, ["Crane", "pump", "crane", ""])
    assert known(ada) == {"crane", "pump"}
    say_what_i_know(ada, ["press", "pump"])
    say_what_i_know(ada, ["press", "pump"])
    assert (known(ada), known(bea)) == ({"press", "pump"}, {"crane"})
