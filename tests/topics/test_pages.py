"""Topics: listed, followed, known."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from flurfunk.content.models import Entry
from flurfunk.feed.posting import post
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space
from flurfunk.topics.following import follow, say_what_i_know
from flurfunk.topics.models import Alias, Follow, Knowledge, Topic
from flurfunk.topics.queries import PAGE
from flurfunk.topics.tagging import topics_named
from tests.cast import Browser
from tests.web.reading import body, names, older, topic_names

SignIn = Callable[[Person], Browser]


def test_a_topic_of_a_secret_space_is_listed_for_its_members_only(
    secret_post: Entry, ada: Person, mallory: Person, olu: Person, sign_in: SignIn
) -> None:
    assert names(sign_in(ada).get("/topics")) == ["polaris"]
    browser = sign_in(mallory)
    assert names(browser.get("/topics")) == []
    assert topic_names(browser.get("/topics")) == []
    assert names(browser.get("/topics?q=polaris")) == []
    assert browser.get("/topics/polaris").status_code == 404
    assert browser.post("/topics/polaris/follow").status_code == 404
    assert not Follow.objects.exists()


def test_that_a_member_follows_it_gives_nothing_away(
    secret_post: Entry, ada: Person, mallory: Person, sign_in: SignIn
) -> None:
    follow(ada, Topic.objects.get(slug="polaris"))
    assert names(sign_in(mallory).get("/topics")) == []


def test_what_somebody_says_they_know_is_listed(olu: Person, mallory: Person, sign_in: SignIn) -> None:
    say_what_i_know(olu, ["Hydraulics"])
    assert names(sign_in(mallory).get("/topics")) == ["Hydraulics"]


def test_a_guest_sees_no_topic_of_people_they_have_not_met(
    guest: Person, olu: Person, mallory: Person, sign_in: SignIn
) -> None:
    say_what_i_know(mallory, ["Breaking in"])
    Topic.objects.create(slug="described", name="Described", folded="described", about="For all colleagues.")
    browser = sign_in(guest)
    assert names(browser.get("/topics")) == []
    say_what_i_know(olu, ["Oil"])
    assert names(browser.get("/topics")) == ["Oil"]


def test_what_is_described_for_all_is_listed(olu: Person, mallory: Person, sign_in: SignIn) -> None:
    Topic.objects.create(slug="oil", name="Öl", folded="ol oel", about="What moves.")
    assert names(sign_in(mallory).get("/topics")) == ["Öl"]


@pytest.mark.parametrize("typed", ["öl", "oel", "#Oel", "aceite"])
def test_topics_are_found_by_name_and_by_other_words(olu: Person, sign_in: SignIn, typed: str) -> None:
    topic = Topic.objects.create(slug="oil", name="Öl", folded="ol oel", about="What moves.")
    Alias.objects.create(topic=topic, slug="aceite", name="aceite")
    Topic.objects.create(slug="presses", name="Presses", folded="presses", about="Large.")
    assert names(sign_in(olu).get("/topics", {"q": typed})) == ["Öl"]


def test_another_word_leads_to_the_topic_unless_it_is_hidden(
    secret_post: Entry, ada: Person, mallory: Person, sign_in: SignIn
) -> None:
    Alias.objects.create(topic=Topic.objects.get(slug="polaris"), slug="north-star", name="North Star")
    assert sign_in(ada).get("/topics/north-star").headers["Location"] == "/topics/polaris"
    assert sign_in(mallory).get("/topics/north-star").status_code == 404


def test_pages_follow_one_another(olu: Person, sign_in: SignIn) -> None:
    wanted = [f"Topic {number:03}" for number in range(PAGE + 2)]
    say_what_i_know(olu, wanted)
    browser = sign_in(olu)
    first = browser.get("/topics")
    assert names(first) == wanted[:PAGE]
    assert names(browser.get(f"/topics{older(first)}")) == wanted[PAGE:]


def test_written_about_lately_counts_what_the_reader_sees(
    open_space: Space, secret_space: Space, ada: Person, mallory: Person, sign_in: SignIn
) -> None:
    for _ in range(3):
        post(ada, "#rare here", space=secret_space)
    post(ada, "#rare and #common", space=open_space)
    post(ada, "#common", space=open_space)
    assert topic_names(sign_in(mallory).get("/topics")) == ["common", "rare"]
    assert topic_names(sign_in(ada).get("/topics")) == ["rare", "common"]


def test_following_and_no_longer(olu: Person, mallory: Person, sign_in: SignIn) -> None:
    say_what_i_know(olu, ["Oil"])
    browser = sign_in(mallory)
    assert browser.post("/topics/oil/follow").headers["Location"] == "/topics/oil"
    assert Follow.objects.get().person == mallory
    assert "Following" in body(browser.get("/topics/oil"))
    browser.post("/topics/oil/follow", {"_method": "delete"})
    assert not Follow.objects.exists()


def test_one_says_what_one_knows(ada: Person, sign_in: SignIn) -> None:
    browser = sign_in(ada)
    answer = browser.post("/settings/topics", {"topics": "#Oil, Presses\noil\n  苏州泵 ，"})
    assert answer.status_code == 303
    assert list(Knowledge.objects.order_by("topic__name").values_list("topic__name", flat=True)) == [
        "Oil",
        "Presses",
        "苏州泵",
    ]
    assert "Oil\nPresses\n苏州泵" in browser.get("/settings/topics").content.decode()
    browser.post("/settings/topics", {"topics": ""})
    assert not Knowledge.objects.exists()


@pytest.mark.parametrize("typed", ["x" * 61, "!!!", ",".join(f"t{n}" for n in range(41))])
def test_what_cannot_be_a_topic_comes_back_with_the_reason(ada: Person, sign_in: SignIn, typed: str) -> None:
    answer = sign_in(ada).post("/settings/topics", {"topics": typed})
    assert answer.status_code == 422
    assert typed in answer.content.decode()
    assert not Topic.objects.exists()


def test_to_say_one_knows_a_hidden_topic_shows_nothing_of_what_is_written(
    secret_post: Entry, mallory: Person, sign_in: SignIn
) -> None:
    browser = sign_in(mallory)
    browser.post("/settings/topics", {"topics": "Polaris"})
    page = browser.get("/topics/polaris")
    assert page.status_code == 200
    assert "press is called" not in page.content.decode()
    assert names(page) == ["Mallory Stone"]


def test_one_topic_and_five_cost_the_same_queries(olu: Person, sign_in: SignIn) -> None:
    browser = sign_in(olu)
    post(olu, "#first")
    with CaptureQueriesContext(connection) as one:
        browser.get("/topics")
    post(olu, "#second #third #fourth #fifth")
    topics_named(["hidden"])
    with CaptureQueriesContext(connection) as five:
        browser.get("/topics")
    assert (len(one), len(five)) == (3, 3)
