"""The home feed is exactly what it says it is, for everybody in any network."""

from datetime import timedelta
from itertools import chain

import pytest

from flurfunk.content.listing import FEED_PAGE
from flurfunk.content.models import Entry
from flurfunk.conversation.commenting import comment
from flurfunk.feed.models import Order
from flurfunk.feed.posting import post
from flurfunk.feed.queries import count_new, home_page
from flurfunk.people.following import follow
from flurfunk.people.models import Person
from flurfunk.spaces.joining import end_membership
from flurfunk.spaces.models import Membership, Space
from flurfunk.topics.following import follow as follow_topic
from flurfunk.topics.models import Topic
from tests.feed.networks import START, Network, Plain


def pages_of(person: Person, order: Order) -> list[list[int]]:
    """Read a home feed page by page to its end."""
    pages: list[list[int]] = []
    before = None
    while before or not pages:
        page = home_page(person, order, before=before)
        pages.append([row.id for row in page.rows])
        before = page.next_key
    return pages


@pytest.mark.parametrize("seed", range(4))
def test_everybodys_feed_is_what_the_plain_model_says(db: None, seed: int) -> None:
    network = Network(seed)
    plain = Plain()
    for person in network.people:
        readable = {e.pk for e in plain.entries if plain.may_read(person, e)}
        assert set(Entry.objects.visible_to(person).values_list("pk", flat=True)) == readable
        for order in Order:
            pages = pages_of(person, order)
            home = plain.home_of(person, order)
            assert list(chain(*pages)) == home
            assert all(len(page) == FEED_PAGE for page in pages[:-1])
            of_others = [e for e in plain.entries if e.pk in home and e.author_id != person.pk]
            assert count_new(person, order, since=START - timedelta(days=1)) == len(of_others)


def test_one_who_left_sees_nothing_of_what_they_wrote_there(
    ada: Person, bea: Person, secret_space: Space, secret_post: Entry
) -> None:
    assert pages_of(ada, Order.ACTIVITY) == [[secret_post.pk]]
    end_membership(Membership.objects.get(person=ada, space=secret_space), by=ada)
    assert pages_of(ada, Order.ACTIVITY) == pages_of(ada, Order.NEWEST) == [[]]
    assert pages_of(bea, Order.ACTIVITY) == [[secret_post.pk]]


def test_mallory_who_follows_author_and_topic_sees_nothing_secret(
    ada: Person, mallory: Person, secret_post: Entry
) -> None:
    follow(mallory, ada)
    follow_topic(mallory, Topic.objects.get(slug="polaris"))
    assert pages_of(mallory, Order.NEWEST) == [[]]
    assert count_new(mallory, Order.NEWEST, since=START) == 0


def test_ones_own_comment_is_no_news_and_anothers_is(ada: Person, bea: Person) -> None:
    entry = post(bea, "Old", at=START)
    since = START + timedelta(days=1)
    comment(entry, ada, "Mine", at=since + timedelta(minutes=1))
    assert count_new(ada, Order.ACTIVITY, since=since) == 0
    comment(entry, bea, "Hers", at=since + timedelta(minutes=2))
    assert count_new(ada, Order.ACTIVITY, since=since) == 1
    assert count_new(ada, Order.NEWEST, since=since) == 0


def test_counting_ends_at_fifty(ada: Person, bea: Person) -> None:
    for number in range(52):
        post(bea, str(number))
    assert count_new(ada, Order.NEWEST, since=START) == 50
    assert count_new(bea, Order.NEWEST, since=START) == 0
