"""Random networks: whatever a person opens, no word on it belongs to something they may not see."""

import random
import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import pytest
from django.db import transaction

from flurfunk.people.models import Person
from tests.cast import Browser
from tests.house import plain_rules as rules
from tests.house.lasting import Lasting
from tests.house.network import CANARY, Network, build
from tests.house.reading_round import addresses_for

pytestmark = pytest.mark.django_db

_LONG_AGO = "2020-01-01T00:00:00%2B00:00"


@pytest.fixture(scope="module", params=range(2))
def networks(request: pytest.FixtureRequest, lasting: Lasting) -> Iterator[Network]:
    """Build one network after the other; whatever is done in it is taken back."""
    with lasting():
        yield build(request.param)


def browser_of(person: Person) -> Browser:
    """Give a browser in which somebody is signed in."""
    browser = Browser()
    browser.force_login(person)
    return browser


def readers(net: Network) -> list[Person]:
    """Give who can sign in."""
    return [person for person in net.people if person.is_active]


def allowed(net: Network, reader: Person) -> set[str]:
    """Say from the plain rules which canaries somebody may read."""
    named: set[int | None] = {
        comment.author_id for comment in net.comments if rules.sees_comment(reader, comment)
    }
    named |= {entry.author_id for entry in net.entries if rules.sees_entry(reader, entry)}
    named |= {one.by_id for one in reader.space_invitations.all()}
    sees: dict[str, Callable[[Any], bool]] = {
        "name": lambda person: person.pk in named or rules.knows_person(reader, person),
        "person": lambda person: rules.knows_person(reader, person),
        "known": lambda person: rules.knows_person(reader, person),
        "space": lambda space: rules.knows_space(reader, space),
        "reason": lambda space: rules.keeps_order(reader, space),
        "entry": lambda entry: rules.sees_entry(reader, entry),
        "tag": lambda entry: rules.sees_entry(reader, entry),
        "planned": lambda person: person == reader,
        "comment": lambda comment: rules.sees_comment(reader, comment),
    }
    return {word for word, owner in net.owner_of.items() if sees[re.sub(r"^qq|\d+qq$", "", word)](owner)}


def test_no_page_shows_a_word_of_what_is_hidden(networks: Network) -> None:
    told, seen = {}, 0
    for reader in readers(networks):
        browser, may = browser_of(reader), allowed(networks, reader)
        for address in addresses_for(reader, networks, random.Random(reader.pk)):
            answer = browser.get(address, headers={"Sec-Fetch-Mode": "cors"})
            body = b"".join(answer) if answer.streaming else answer.content
            words = set(CANARY.findall(body.decode(errors="replace") + str(answer.headers)))
            seen += len(words)
            if words - may:
                told[f"{reader.handle} {reader.role} {address}"] = {
                    w: networks.owner_of[w] for w in words - may
                }
    assert told == {}
    assert seen > 2000


def test_what_is_hidden_cannot_be_told_from_what_is_not_there(networks: Network) -> None:
    for reader in readers(networks):
        browser = browser_of(reader)
        for entry in networks.entries:
            if not rules.sees_entry(reader, entry):
                assert answer_of(browser, f"/posts/{entry.pk}") == answer_of(browser, "/posts/999999999")
                break


def test_counts_count_only_what_is_seen(networks: Network) -> None:
    for reader in readers(networks):
        browser = browser_of(reader)
        others = [e for e in networks.entries if e.author != reader and rules.sees_entry(reader, e)]
        for space in networks.spaces:
            answer = browser.get(f"{space.url}/news?since={_LONG_AGO}")
            if not rules.reads(reader, space):
                assert answer.status_code in (403, 404)
                continue
            assert number_in(answer.content.decode()) == len([e for e in others if e.space == space])
        home = listed(browser, "/")
        with transaction.atomic():
            news = number_in(browser.get(f"/news?since={_LONG_AGO}").content.decode())
        assert news == len([e for e in others if e.pk in home])
        assert home <= {e.pk for e in networks.entries if rules.sees_entry(reader, e)}


def answer_of(browser: Browser, address: str) -> tuple[int, str]:
    """Give the status and the page, without the moment in which it was made."""
    answer = browser.get(address)
    return answer.status_code, re.sub(r'name="made" content="[\d.]+"', "", answer.content.decode())


def listed(browser: Browser, address: str) -> set[int]:
    """Give the ids of all entries that a feed shows, page after page."""
    found: set[int] = set()
    while address:
        page = browser.get(address).content.decode()
        found |= {int(pk) for pk in re.findall(r'id="entry_(\d+)"', page)}
        older = re.search(r'href="([^"]*)" rel="next"', page)
        address = unescape(older[1]) if older else ""
    return found


def number_in(html: str) -> int:
    """Give the first number that is written on a page, 0 without one."""
    written = re.search(r"\b(\d+)\b", re.sub(r"<[^>]*>", " ", html))
    return int(written[1]) if written else 0
