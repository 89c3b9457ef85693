"""Topics are described, have other words, and two that are one become one."""

from collections.abc import Callable

import pytest

from flurfunk.feed.models import Order
from flurfunk.feed.posting import post
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space
from flurfunk.topics.following import follow, say_what_i_know
from flurfunk.topics.models import Topic
from flurfunk.topics.queries import find_topic, known_by, related_topics, topics_like
from flurfunk.topics.tending import TakenError, describe, merge
from flurfunk.web.entry_lists import topic_page
from tests.cast import Browser

SignIn = Callable[[Person], Browser]


def _entries(topic: Topic, person: Person) -> list[int]:
    return [row.id for row in topic_page(topic, person, Order.NEWEST).rows]


def test_two_topics_become_one_and_nothing_is_lost_or_doubled(olu: Person, ada: Person, bea: Person) -> None:
    one, two, both = post(ada, "#seal"), post(ada, "#gasket"), post(bea, "#seal and #gasket")
    seal, gasket = Topic.objects.get(slug="seal"), Topic.objects.get(slug="gasket")
    for person in (ada, bea):
        follow(person, gasket)
    follow(ada, seal)
    say_what_i_know(bea, ["gasket"])
    describe(gasket, name="Gasket", about="", aliases=["O-ring"], by=olu)
    merge(gasket, into=seal, by=olu)
    seal.refresh_from_db()
    assert _entries(seal, ada) == [both.pk, two.pk, one.pk]
    assert seal.entry_count == 3
    assert set(seal.follows.values_list("person_id", flat=True)) == {ada.pk, bea.pk}
    assert known_by(seal, ada) == [bea]
    assert [find_topic(ada, word) for word in ("gasket", "o-ring")] == [seal, seal]
    assert _entries(seal, ada)[0] == both.pk
    later = post(ada, "Again a #gasket")
    assert _entries(seal, ada) == [later.pk, both.pk, two.pk, one.pk]
    assert topics_like(ada, "gaskt", most=3) == [seal]


def test_a_topic_is_not_merged_into_itself(olu: Person) -> None:
    post(olu, "#seal")
    topic = Topic.objects.get()
    with pytest.raises(ValueError, match="seal"):
        merge(topic, into=topic, by=olu)


def test_a_word_leads_to_one_topic(olu: Person) -> None:
    post(olu, "#seal #gasket")
    with pytest.raises(TakenError) as refused:
        describe(Topic.objects.get(slug="seal"), name="Seal", about="", aliases=["Gasket"], by=olu)
    assert refused.value.words == ["Gasket"]


def test_related_is_what_is_written_about_together_as_far_as_one_may_read(
    ada: Person, mallory: Person, secret_space: Space
) -> None:
    post(ada, "#seal and #pump")
    post(ada, "#seal and #polaris", space=secret_space)
    seal = Topic.objects.get(slug="seal")
    assert {topic.name for topic in related_topics(seal, ada)} == {"pump", "polaris"}
    assert [topic.name for topic in related_topics(seal, mallory)] == ["pump"]


def test_who_keeps_order_looks_after_topics_and_others_do_not(
    sign_in: SignIn, olu: Person, ada: Person, open_space: Space
) -> None:
    post(ada, "#seal #gasket", space=open_space)
    assert sign_in(ada).get("/topics/seal/edit").status_code == 403
    browser = sign_in(olu)
    assert browser.post("/topics/seal/merging", {"merge-into": "nothing"}).status_code == 422
    assert browser.post("/topics/seal/merging", {"merge-into": "Seal"}).status_code == 422
    answer = browser.post("/topics/gasket/merging", {"merge-into": "#Seal"})
    assert (answer.status_code, answer["Location"]) == (303, "/topics/seal")
    answer = browser.post(
        "/topics/seal/edit", {"name": "Seals", "about": "What keeps oil in.", "aliases": "O-ring"}
    )
    assert (answer.status_code, answer["Location"]) == (303, "/topics/seal")
    page = sign_in(ada).get("/topics/seal").content.decode()
    assert "Also called: O-ring" in page
    assert "Look after the topic" not in page
