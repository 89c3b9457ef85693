"""Random networks: no page of directory, space, profile, topic or search shows more than `visible_to` allows."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from flurfunk.content.models import Entry
from flurfunk.feed.posting import post
from flurfunk.people.models import Person, Role
from flurfunk.people.registering import register
from flurfunk.spaces.creating import create_space
from flurfunk.spaces.joining import add_member, ask_to_join, invite
from flurfunk.spaces.models import Membership, Space, Visibility
from flurfunk.spaces.tending import archive
from flurfunk.topics.following import follow, say_what_i_know
from flurfunk.topics.models import Knowledge, Topic
from tests.cast import Browser
from tests.web.reading import body, cards, names, options, topic_names

SignIn = Callable[[Person], Browser]

_PEOPLE, _SPACES, _ENTRIES, _TOPICS = 7, 6, 14, 6


@dataclass
class Network:
    """Who and what there is; every name is a word of its own, so that a page can be searched for it."""

    people: list[Person]
    spaces: list[Space]
    entries: list[Entry]
    topics: list[Topic]

    @classmethod
    def at_random(cls, chance: random.Random, olu: Person) -> "Network":
        """Make one."""
        people = [_person(chance, number) for number in range(_PEOPLE)]
        colleagues = [olu, *(person for person in people if not person.is_guest)]
        spaces = [_space(chance, number, colleagues, people) for number in range(_SPACES)]
        entries = [_entry(chance, number, people) for number in range(_ENTRIES)]
        topics = list(Topic.objects.order_by("pk"))
        for person in people:
            if chance.random() < 0.3 and topics:
                follow(person, chance.choice(topics))
            if chance.random() < 0.3:
                say_what_i_know(person, [f"subject{chance.randrange(_TOPICS)}x"])
        return cls(
            [olu, *people], spaces, [entry for entry in entries if entry], list(Topic.objects.order_by("pk"))
        )


def _person(chance: random.Random, number: int) -> Person:
    role = Role.GUEST if chance.random() < 0.35 else Role.PERSON
    where: dict[str, Any] = {
        "place": f"place{number}x",
        "team": f"team{number}x",
        "languages": ["en", f"x{number}"],
    }
    return register(f"p{number}@nordlicht.example", f"Person{number}x", role=role, **where)


def _space(chance: random.Random, number: int, colleagues: list[Person], people: list[Person]) -> Space:
    visibility = chance.choice(list(Visibility))
    space = create_space(
        chance.choice(colleagues), f"Space{number}x", visibility=visibility, slug=f"space{number}x"
    )
    for person in people:
        dice = chance.random()
        if dice < 0.3:
            add_member(space, person)
        elif dice < 0.4:
            invite(space, person, by=colleagues[0])
        elif dice < 0.5 and visibility == Visibility.CLOSED:
            ask_to_join(space, person)
    if chance.random() < 0.2:
        archive(space, by=colleagues[0])
    return space


def _entry(chance: random.Random, number: int, people: list[Person]) -> Entry | None:
    author = chance.choice(people)
    mine = [
        membership.space for membership in Membership.objects.filter(person=author).select_related("space")
    ]
    if author.is_guest and not mine:
        return None
    space = chance.choice(mine) if mine and chance.random() < 0.85 else None
    return post(
        author,
        f"Entry{number}x #subject{chance.randrange(_TOPICS)}x",
        space=None if author.is_guest and not space else space,
    )


def _readers(network: Network, sign_in: SignIn) -> Iterator[tuple[Person, Browser]]:
    for person in network.people:
        yield person, sign_in(person)


def _known_to(reader: Person) -> set[str]:
    """Say from the plain rules which topics a person may know of."""
    visible = Entry.objects.visible_to(reader)
    seen = set(Topic.objects.filter(taggings__entry__in=visible).values_list("name", flat=True))
    people = Person.objects.visible_to(reader)
    seen |= set(Knowledge.objects.filter(person__in=people).values_list("topic__name", flat=True))
    return seen | set(Topic.objects.filter(follows__person=reader).values_list("name", flat=True))


@pytest.fixture(params=range(3))
def network(request: pytest.FixtureRequest, olu: Person) -> Network:
    """A network made by chance, the same in every run."""
    return Network.at_random(random.Random(request.param), olu)


def test_directories_list_exactly_what_is_visible(network: Network, sign_in: SignIn) -> None:
    for reader, browser in _readers(network, sign_in):
        spaces = set(Space.objects.visible_to(reader).values_list("name", flat=True))
        listed = [*names(browser.get("/spaces")), *names(browser.get("/spaces?show=archived"))]
        assert sorted(listed) == sorted(spaces)
        people = Person.objects.visible_to(reader)
        page = browser.get("/people")
        assert names(page) == list(people.by_name().values_list("name", flat=True))
        words = set(people.values_list("place", flat=True)) | set(people.values_list("team", flat=True))
        assert {option for option in options(page) if option.startswith(("place", "team"))} == words - {""}
        assert set(names(browser.get("/topics"))) == _known_to(reader)
        assert set(topic_names(browser.get("/topics"))) <= _known_to(reader)


def test_search_finds_only_what_is_visible(network: Network, sign_in: SignIn) -> None:
    for reader, browser in _readers(network, sign_in):
        people = set(Person.objects.visible_to(reader).values_list("name", flat=True))
        spaces = set(Space.objects.visible_to(reader).values_list("name", flat=True))
        for number in range(_PEOPLE):
            page = browser.get(f"/search?q=person{number}x")
            assert set(names(page)) <= people | spaces
        for number in range(_SPACES):
            assert set(names(browser.get(f"/search?q=space{number}x"))) <= people | spaces
            assert set(topic_names(browser.get(f"/search?q=subject{number}x"))) <= _known_to(reader)


def test_a_space_shows_entries_and_members_to_whom_it_may(network: Network, sign_in: SignIn) -> None:
    for reader, browser in _readers(network, sign_in):
        visible = set(Space.objects.visible_to(reader).values_list("pk", flat=True))
        readable = set(Space.objects.readable_by(reader).values_list("pk", flat=True))
        for space in network.spaces:
            page = browser.get(space.url)
            assert page.status_code == (200 if space.pk in visible else 404)
            entries = Entry.objects.filter(space=space).visible_to(reader)
            assert set(cards(page)) == set(entries.values_list("pk", flat=True))
            members = browser.get(f"{space.url}/members")
            expected = 404 if space.pk not in visible else 200 if space.pk in readable else 403
            assert members.status_code == expected
            if expected == 200:
                people = Person.objects.visible_to(reader)
                assert set(names(members)) <= set(people.values_list("name", flat=True))


def test_a_profile_shows_entries_spaces_and_topics_to_whom_it_may(network: Network, sign_in: SignIn) -> None:
    for reader, browser in _readers(network, sign_in):
        people = set(Person.objects.visible_to(reader).values_list("pk", flat=True))
        for person in network.people:
            page = browser.get(person.url)
            assert page.status_code == (200 if person.pk in people else 404)
            if page.status_code == 404:
                continue
            written = Entry.objects.visible_to(reader).filter(author=person)
            assert set(cards(page)) == set(written.values_list("pk", flat=True))
            joined = Space.objects.readable_by(reader).joined_by(person)
            assert set(names(page)) == set(joined.values_list("name", flat=True))
            assert set(topic_names(page)) <= _known_to(reader)


def test_a_topic_shows_entries_and_people_to_whom_it_may(network: Network, sign_in: SignIn) -> None:
    for reader, browser in _readers(network, sign_in):
        known, people = (
            _known_to(reader),
            set(Person.objects.visible_to(reader).values_list("name", flat=True)),
        )
        for topic in network.topics:
            page = browser.get(topic.url)
            assert page.status_code == (200 if topic.name in known else 404)
            tagged = Entry.objects.visible_to(reader).filter(taggings__topic=topic)
            assert set(cards(page)) == set(tagged.values_list("pk", flat=True))
            assert set(names(page)) <= people


def test_no_page_speaks_of_a_hidden_space(network: Network, sign_in: SignIn) -> None:
    for reader, browser in _readers(network, sign_in):
        visible = set(Space.objects.visible_to(reader).values_list("pk", flat=True))
        hidden = [space.name for space in network.spaces if space.pk not in visible]
        pages = ["/spaces", "/people", "/topics", "/search?q=space", *(topic.url for topic in network.topics)]
        pages += [person.url for person in network.people]
        for address in pages:
            text = body(browser.get(address))
            assert [name for name in hidden if name in text] == []
