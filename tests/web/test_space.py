"""A space's page with its feed, a topic's page, and search."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from django.utils.http import urlencode

from flurfunk.content.deleting import delete, pin
from flurfunk.content.listing import FEED_PAGE
from flurfunk.content.models import Entry
from flurfunk.conversation.commenting import comment
from flurfunk.feed.posting import post
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space
from flurfunk.spaces.tending import archive
from flurfunk.topics.following import say_what_i_know
from tests.cast import Browser
from tests.web.reading import body, cards, names, older, topic_names

SignIn = Callable[[Person], Browser]


def test_newest_activity_first_or_newest_first(
    open_space: Space, ada: Person, mallory: Person, sign_in: SignIn
) -> None:
    first, second = post(ada, "First", space=open_space), post(ada, "Second", space=open_space)
    comment(first, ada, "And more.")
    browser = sign_in(mallory)
    assert cards(browser.get(open_space.url)) == [first.pk, second.pk]
    assert cards(browser.get(f"{open_space.url}?order=newest")) == [second.pk, first.pk]


def test_what_is_pinned_stands_above_once(
    open_space: Space, ada: Person, olu: Person, sign_in: SignIn
) -> None:
    entries = [post(ada, f"Entry {number}", space=open_space) for number in range(3)]
    pin(entries[0], by=olu)
    assert cards(sign_in(ada).get(open_space.url)) == [
        entry.pk for entry in (entries[0], entries[2], entries[1])
    ]


def test_the_feed_comes_in_pages(open_space: Space, ada: Person, sign_in: SignIn) -> None:
    entries = [post(ada, f"Entry {number}", space=open_space).pk for number in range(FEED_PAGE + 2)]
    browser = sign_in(ada)
    first = browser.get(open_space.url)
    second = browser.get(f"{open_space.url}{older(first)}")
    assert cards(first) + cards(second) == entries[::-1]


def test_an_empty_archived_space_invites_nobody_to_write_or_join(
    open_space: Space, ada: Person, mallory: Person, olu: Person, sign_in: SignIn
) -> None:
    archive(open_space, by=olu)
    for person in (ada, mallory):
        shown = body(sign_in(person).get(open_space.url))
        assert "Nobody ever wrote here" in shown
        assert [words for words in ("Join", "Be the first", "Publish", "Invite") if words in shown] == []


def test_a_closed_space_shows_outsiders_how_to_come_in_and_nothing_else(
    closed_space: Space, ada: Person, mallory: Person, olu: Person, sign_in: SignIn
) -> None:
    post(ada, "Between us", space=closed_space)
    for person in (mallory, olu):
        page = sign_in(person).get(closed_space.url)
        assert cards(page) == ([] if person == mallory else [Entry.objects.get().pk])
    text = body(sign_in(mallory).get(closed_space.url))
    assert "Between us" not in text
    assert "Ask to join" in text
    assert f'{closed_space.url}/members"' not in text


def test_news_are_counted_among_what_one_may_see(
    open_space: Space, secret_space: Space, ada: Person, bea: Person, mallory: Person, sign_in: SignIn
) -> None:
    since = urlencode({"since": (timezone.now() - timedelta(minutes=1)).isoformat()})
    for space in (open_space, secret_space):
        post(ada, "Something new", space=space)
    assert "1 new entry" in sign_in(mallory).get(f"{open_space.url}/news?{since}").content.decode()
    assert sign_in(ada).get(f"{open_space.url}/news?{since}").content == b""
    assert sign_in(mallory).get(f"{secret_space.url}/news?{since}").status_code == 404
    assert sign_in(bea).get(f"{open_space.url}/news?since=yesterday").status_code == 422


def test_news_of_a_closed_space_are_for_members(
    closed_space: Space, mallory: Person, sign_in: SignIn
) -> None:
    since = urlencode({"since": timezone.now().isoformat()})
    assert sign_in(mallory).get(f"{closed_space.url}/news?{since}").status_code == 403


def test_a_topic_shows_what_the_reader_may_see(
    secret_post: Entry, open_space: Space, ada: Person, bea: Person, mallory: Person, sign_in: SignIn
) -> None:
    shown = post(bea, "A star, too: #polaris", space=open_space)
    page = sign_in(mallory).get("/topics/polaris")
    assert cards(page) == [shown.pk]
    assert names(page) == ["Bea Müller"]
    page = sign_in(bea).get("/topics/polaris")
    assert cards(page) == [shown.pk, secret_post.pk]
    assert sorted(names(page)) == ["Ada Lindqvist", "Bea Müller"]


def test_a_deleted_entry_is_under_no_topic(ada: Person, mallory: Person, sign_in: SignIn) -> None:
    gone = post(ada, "About #seals")
    delete(gone, by=ada)
    assert sign_in(mallory).get("/topics/seals").status_code == 404


def test_search_finds_a_few_of_each(
    open_space: Space, secret_post: Entry, ada: Person, mallory: Person, sign_in: SignIn
) -> None:
    say_what_i_know(ada, ["Hydraulics"])
    page = sign_in(mallory).get("/search?q=hydraulik")
    assert (names(page), topic_names(page)) == (["Hydraulics"], ["Hydraulics"])
    page = sign_in(mallory).get("/search?q=polaris")
    assert (names(page), topic_names(page)) == ([], [])
    page = sign_in(ada).get("/search?q=polaris")
    assert (names(page), topic_names(page)) == (["Project Polaris"], ["polaris"])


def test_search_leads_to_the_directories(bea: Person, sign_in: SignIn) -> None:
    assert '<a href="/people?q=M%C3%BCller">' in body(sign_in(bea).get("/search", {"q": "Müller"}))
