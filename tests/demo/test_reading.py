"""The demo company is large, varied and fits together."""

from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from flurfunk.conversation.models import EMOJI
from flurfunk.demo.reading import DemoComment, DemoCompany, DemoEntry, read_demo

PEOPLE = """
place = "Hamburg"
time_zone = "Europe/Berlin"
[[person]]
handle = "ada"
name = "Ada"
work = "Belongs"
team = "Assembly"
languages = ["en"]
[[person]]
handle = "mallory"
name = "Mallory"
work = "Outside"
team = "Sales"
languages = ["en"]
"""
TOPICS = '[[topic]]\nslug = "oil"\nname = "Oil"\naliases = []\nabout = "Slippery."\n'
SPACES = """
[[space]]
slug = "hall"
name = "Hall"
visibility = "closed"
description = "Where Ada works."
hue = 1
language = "en"
owners = ["ada"]
moderators = []
"""
ENTRY = """
space = "{space}"
[[entry]]
kind = "post"
author = "{author}"
language = "en"
days_ago = 1
topics = ["{topic}"]
body = "{body}"
"""


@pytest.fixture(scope="module")
def company() -> DemoCompany:
    return read_demo()


def write_company(root: Path, people: str = PEOPLE, **changed: str) -> Path:
    entry = {"space": "hall", "author": "ada", "topic": "oil", "body": "It drips."} | changed
    for name, text in {
        "people/all.toml": people,
        "topics.toml": TOPICS,
        "spaces.toml": SPACES,
        "entries/hall.toml": ENTRY.format(**entry),
    }.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_the_company_has_people_of_four_places(company: DemoCompany) -> None:
    people = company.people.values()
    assert len(people) >= 144
    assert {person.place for person in people} == {"Hamburg", "São Paulo", "Suzhou", "Kraków"}
    assert sum(bool(person.about) for person in people) >= 90
    assert Counter(person.role for person in people if person.role) == {
        "owner": 1,
        "administrator": 2,
        "guest": 2,
    }


def test_six_people_in_four_places_can_sign_in_with_one_click(company: DemoCompany) -> None:
    offered = [person for person in company.people.values() if person.demo_sign_in]
    assert len(offered) == 6
    assert len({person.place for person in offered}) == 4
    assert any(person.joined_days_ago is not None and person.joined_days_ago < 7 for person in offered)


def test_every_time_zone_exists(company: DemoCompany) -> None:
    assert {str(ZoneInfo(person.time_zone)) for person in company.people.values()} == {
        "Europe/Berlin",
        "America/Sao_Paulo",
        "Asia/Shanghai",
        "Europe/Warsaw",
    }


def test_there_are_spaces_of_every_visibility(company: DemoCompany) -> None:
    visibilities = Counter(space.visibility for space in company.spaces.values())
    assert len(company.spaces) >= 24
    assert (visibilities["closed"], visibilities["secret"]) == (3, 2)
    assert sum(space.archived for space in company.spaces.values()) == 1
    assert all(1 <= space.hue <= 12 for space in company.spaces.values())
    assert {space.language for space in company.spaces.values()} == {"de", "en", "pt", "zh"}


def test_no_topic_alias_means_two_topics(company: DemoCompany) -> None:
    words = Counter(word for topic in company.topics.values() for word in (topic.slug, *topic.aliases))
    assert len(company.topics) >= 60
    assert [word for word, count in words.items() if count > 1] == []


def test_there_is_plenty_to_read(company: DemoCompany) -> None:
    lengths = [len(entry.comments) for entry in company.entries]
    assert len(company.entries) >= 160
    assert sum(lengths) >= 540
    assert max(lengths) >= 15
    assert 0 in lengths
    assert max(len(entry.body.split()) for entry in company.entries) >= 400


def test_it_was_written_over_nine_months_and_mostly_lately(company: DemoCompany) -> None:
    ages = [entry.days_ago for entry in company.entries]
    assert max(ages) > 240
    assert sum(age <= 14 for age in ages) >= len(ages) / 2
    assert sum(age < 1 for age in ages) >= 10


def test_the_languages_are_mixed(company: DemoCompany) -> None:
    written = Counter(entry.language for entry in company.entries)
    shares = {language: count / len(company.entries) for language, count in written.items()}
    assert set(shares) == {"de", "en", "pt", "zh"}
    assert 0.35 <= shares["de"] <= 0.45
    assert 0.25 <= shares["en"] <= 0.35
    assert 0.12 <= shares["pt"] <= 0.2
    assert 0.12 <= shares["zh"] <= 0.2


def test_nothing_is_said_twice(company: DemoCompany) -> None:
    bodies = Counter(entry.body for entry in company.entries)
    bodies.update(comment.body for entry in company.entries for comment in entry.comments)
    assert [body for body, count in bodies.items() if count > 1] == []
    titles = Counter(entry.title for entry in company.entries if entry.title)
    assert [title for title, count in titles.items() if count > 1] == []
    assert not any("lorem" in body.casefold() for body in bodies)


def test_only_emoji_that_are_offered_are_used_and_nobody_applauds_himself(company: DemoCompany) -> None:
    for entry in company.entries:
        said: tuple[DemoEntry | DemoComment, ...] = (entry, *entry.comments)
        for one in said:
            assert set(one.reactions) <= set(EMOJI)
            assert one.author not in {handle for handles in one.reactions.values() for handle in handles}


def test_every_space_has_something_in_it(company: DemoCompany) -> None:
    assert set(company.spaces) - {entry.space for entry in company.entries} == set()


def test_whoever_wrote_in_a_space_is_its_member(company: DemoCompany) -> None:
    for entry in company.entries:
        if entry.space:
            authors = {entry.author, *(comment.author for comment in entry.comments)}
            assert authors <= company.spaces[entry.space].members


def test_an_edited_entry_shows_what_it_said_before(company: DemoCompany) -> None:
    edited = [entry for entry in company.entries if entry.edited]
    assert edited
    assert all(entry.former_body not in {"", entry.body} for entry in edited)


def test_a_small_company_is_read(tmp_path: Path) -> None:
    company = read_demo(write_company(tmp_path))
    assert [entry.body for entry in company.entries] == ["It drips."]
    assert company.spaces["hall"].members == {"ada"}


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"author": "nobody"}, r"hall.toml: It drips.: unknown people {'nobody'}"),
        ({"author": "mallory"}, r"hall.toml: It drips.: mallory is no member"),
        ({"topic": "water"}, r"hall.toml: It drips.: unknown topics {'water'}"),
        ({"space": "attic"}, r"hall.toml: It drips.: unknown space attic"),
        ({"body": "Ask @no.one"}, r"hall.toml: Ask @no.one: unknown people {'no.one'}"),
        ({"body": "See #water"}, r"hall.toml: See #water: unknown topics {'water'}"),
    ],
)
def test_what_does_not_fit_is_named(tmp_path: Path, changed: dict[str, str], complaint: str) -> None:
    with pytest.raises(ValueError, match=f"^{complaint}$"):
        read_demo(write_company(tmp_path, **changed))


def test_a_handle_is_given_once(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^all\.toml: handle ada is taken$"):
        read_demo(write_company(tmp_path, people=PEOPLE.replace("mallory", "ada")))
