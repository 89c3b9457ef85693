"""Cards: as many queries for one as for twenty, none to render them when warm, and each viewer's own."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from flurfunk.content.deleting import pin
from flurfunk.content.models import Entry
from flurfunk.conversation.bookmarking import bookmark
from flurfunk.conversation.cards import show_cards
from flurfunk.conversation.commenting import comment
from flurfunk.conversation.reacting import react
from flurfunk.feed.models import Order
from flurfunk.feed.posting import change_post, post
from flurfunk.feed.queries import home_page
from flurfunk.kit.fragments import cache
from flurfunk.people.editing import edit_profile
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space
from tests.cast import Browser

SignIn = Callable[[Person], Browser]


def _cards(person: Person) -> list[str]:
    return [str(card) for card in show_cards(home_page(person, Order.NEWEST).rows, person)]


def _queries(browser: Browser, address: str = "/") -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert browser.get(address).status_code == 200
    return len(captured)


def test_a_page_of_twenty_asks_no_more_than_a_page_of_one_cold_or_warm(
    ada: Person, bea: Person, secret_space: Space, sign_in: SignIn
) -> None:
    browser = sign_in(bea)
    post(ada, "first #crane", space=secret_space)
    browser.get("/")
    cache.clear()
    cold, warm = _queries(browser), _queries(browser)
    for number in range(19):
        post(
            ada if number % 2 else bea,
            f"@ada.lindqvist #pump {number}",
            space=secret_space if number % 3 else None,
        )
    cache.clear()
    assert (_queries(browser), _queries(browser)) == (cold, warm)


def test_warm_cards_are_shown_without_the_database(ada: Person, bea: Person, secret_space: Space) -> None:
    for number in range(5):
        react(post(ada, f"{number} #crane", space=secret_space), bea, "👍")
    rows = home_page(bea, Order.NEWEST).rows
    first = show_cards(rows, bea)
    with CaptureQueriesContext(connection) as captured:
        assert show_cards(rows, bea) == first
    assert len(captured) == 0


def test_a_card_shows_each_their_own_reactions_and_menu(ada: Person, bea: Person, olu: Person) -> None:
    entry = post(ada, "Mine")
    react(entry, bea, "👍")
    adas, beas, olus = (_cards(person)[0] for person in (ada, bea, olu))
    assert f"/posts/{entry.pk}/edit" in adas
    assert f"/posts/{entry.pk}/edit" not in beas + olus
    assert f"/entries/{entry.pk}/deletion" in adas
    assert f"/entries/{entry.pk}/deletion" in olus
    assert f"/entries/{entry.pk}/deletion" not in beas
    assert 'aria-pressed="true"' in beas
    assert 'aria-pressed="true"' not in adas


def test_a_card_changes_with_its_text_its_authors_name_and_its_pin(
    ada: Person, olu: Person, secret_space: Space
) -> None:
    entry = post(ada, "Before", space=secret_space)
    assert "Before" in _cards(olu)[0]
    change_post(entry, editor=ada, based_on=1, title="", body="After")
    edit_profile(ada, name="Ada of the Crane")
    pin(entry, by=olu)
    card = _cards(olu)[0]
    assert "Before" not in card
    assert "After" in card
    assert "Ada of the Crane" in card
    assert card != _cards(ada)[0]


# The product has more digits than the microseconds of a moment, which stand in the card, too.
@pytest.mark.parametrize(
    "text", ["{{ 777777 * 777777 }}", "{% raw %}", "\x1fslot\x1f", "</article>", "<!--", "\u202e"]
)
def test_text_that_looks_like_a_template_stays_text(text: str, ada: Person) -> None:
    post(ada, text, title=text)
    card = _cards(ada)[0]
    assert "604937061729" not in card
    assert card.count("<article") == card.count("</article>")
    assert "\x1f" not in card
    assert "\u202e" not in card


def test_a_german_and_an_english_reader_share_no_words(ada: Person, bea: Person, sign_in: SignIn) -> None:
    entry: Entry = post(ada, "Hello")
    english, german = (sign_in(p).get(f"/entries/{entry.pk}/card") for p in (ada, bea))
    assert (english.headers["Content-Language"], german.headers["Content-Language"]) == ("en", "de")
    assert "just now" in english.content.decode()
    assert "gerade eben" in german.content.decode()


def test_what_others_do_with_a_card_shows_to_whom_it_concerns(
    ada: Person, bea: Person, mallory: Person
) -> None:
    entry = post(ada, "Whose is it?")
    before = {person: _cards(person)[0] for person in (ada, bea, mallory)}
    assert before[bea] == before[mallory]
    bookmark(entry, bea)
    after = {person: _cards(person)[0] for person in (ada, bea, mallory)}
    assert (after[ada], after[mallory]) == (before[ada], before[mallory])
    assert after[bea] != before[bea]
    react(entry, mallory, "👍")
    comment(entry, mallory, "Mine.")
    for person in (ada, bea, mallory):
        assert _cards(person)[0] != after[person]
    assert _cards(ada)[0] != _cards(mallory)[0]
