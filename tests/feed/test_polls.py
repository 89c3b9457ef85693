"""Polls in posts: chosen once or anew, counted for all, and of an anonymous one nobody can find out."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from flurfunk.content.models import Entry
from flurfunk.events.models import Event
from flurfunk.feed.models import Ballot, Choice, Poll, Vote
from flurfunk.feed.polling import Question, VoteRefusedError, vote
from flurfunk.feed.posting import post_with
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space
from tests.cast import Browser

SignIn = Callable[[Person], Browser]


def ask(author: Person, *, space: Space | None = None, **how: object) -> Poll:
    question = Question(["Soup", "Fish", "Cake"], **how)  # type: ignore[arg-type]
    return Poll.objects.get(pk=post_with(author, "What is for lunch?", question=question, space=space).pk)


def ids(poll: Poll) -> list[int]:
    return list(poll.choices.order_by("position").values_list("pk", flat=True))


def counts(poll: Poll) -> list[int]:
    return list(poll.choices.order_by("position").values_list("count", flat=True))


def test_a_poll_is_asked_by_a_plain_form_and_shown_on_every_card(
    ada: Person, bea: Person, sign_in: SignIn
) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    form = {
        "body": "Lunch?",
        "choice": [" Soup ", "", "<b>Fish</b>", "Soup"],
        "closes_on": tomorrow.isoformat(),
    }
    assert sign_in(ada).post("/posts/new", form).status_code == 303
    poll = Poll.objects.get()
    assert [choice.words for choice in poll.choices.order_by("position")] == ["Soup", "<b>Fish</b>"]
    for address in ("/", f"/posts/{poll.pk}"):
        page = sign_in(bea).get(address).content.decode()
        assert page.count(f'id="poll_{poll.pk}"') == 1
        assert "&lt;b&gt;Fish&lt;/b&gt;" in page


@pytest.mark.parametrize("wrong", [{"choice": ["Soup"]}, {"choice": ["a", "b"], "closes_on": "2020-01-01"}])
def test_a_poll_that_makes_no_sense_is_422(wrong: dict[str, object], ada: Person, sign_in: SignIn) -> None:
    assert sign_in(ada).post("/posts/new", {"body": "Lunch?", **wrong}).status_code == 422
    assert Entry.objects.count() == 0


def test_a_named_vote_is_counted_once_shown_and_can_be_changed(
    ada: Person, bea: Person, sign_in: SignIn
) -> None:
    poll = ask(ada)
    soup, fish, _ = ids(poll)
    browser = sign_in(bea)
    for choice in (soup, soup, fish):
        assert browser.post(f"/posts/{poll.pk}/poll", {"choice": choice}).status_code == 303
    assert (counts(poll), Ballot.objects.count(), Vote.objects.get().choice_id) == ([0, 1, 0], 1, fish)
    assert "Bea Müller" in sign_in(ada).get(f"/posts/{poll.pk}/votes").content.decode()


def test_several_are_chosen_only_where_several_may_be(ada: Person, bea: Person) -> None:
    several, one = ask(ada, takes_several=True), ask(ada)
    vote(several, bea, ids(several)[:2])
    assert counts(several) == [1, 1, 0]
    for refused in (ids(one)[:2], [], ids(several)):
        with pytest.raises(VoteRefusedError):
            vote(one, bea, refused)
    assert (counts(one), Ballot.objects.filter(poll=one).count()) == ([0, 0, 0], 0)


def test_an_anonymous_vote_is_final_and_written_down_nowhere(
    ada: Person, bea: Person, sign_in: SignIn
) -> None:
    poll = ask(ada, is_anonymous=True)
    events = Event.objects.count()
    vote(poll, bea, ids(poll)[:1])
    with pytest.raises(VoteRefusedError):
        vote(poll, bea, ids(poll)[1:2])
    assert (counts(poll), Vote.objects.count(), Event.objects.count()) == ([1, 0, 0], 0, events)
    assert {field.name for field in Ballot._meta.get_fields()} == {"id", "poll", "person"}
    assert sign_in(ada).get(f"/posts/{poll.pk}/votes").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_no_row_of_an_anonymous_poll_tells_by_its_transaction_what_was_chosen(
    ada: Person, bea: Person, mallory: Person
) -> None:
    poll = ask(ada, is_anonymous=True)
    for person, choice in ((bea, 0), (mallory, 1)):
        vote(poll, person, [ids(poll)[choice]])
        with connection.cursor() as cursor:
            cursor.execute("SELECT DISTINCT xmin::text FROM feed_choice WHERE poll_id = %s", [poll.pk])
            assert len(cursor.fetchall()) == 1


def test_results_of_few_anonymous_votes_are_not_shown_before_the_end(
    ada: Person, bea: Person, olu: Person, mallory: Person, sign_in: SignIn
) -> None:
    poll = ask(ada, is_anonymous=True)
    for person, shown in ((ada, False), (bea, False), (olu, True)):
        vote(poll, person, ids(poll)[:1])
        assert ('class="poll-bar"' in sign_in(ada).get(f"/posts/{poll.pk}/poll").content.decode()) is shown
    assert 'class="poll-bar"' not in sign_in(mallory).get(f"/posts/{poll.pk}/poll").content.decode()


def test_a_closed_poll_takes_no_vote(ada: Person, bea: Person, sign_in: SignIn) -> None:
    poll = ask(ada, closes_at=timezone.now())
    answer = sign_in(bea).post(
        f"/posts/{poll.pk}/poll", {"choice": ids(poll)[0]}, headers={"Accept": "text/vnd.turbo-stream.html"}
    )
    assert (answer.status_code, counts(poll)) == (422, [0, 0, 0])


def test_mallory_neither_sees_nor_votes_in_a_secret_space(
    ada: Person, mallory: Person, secret_space: Space, sign_in: SignIn
) -> None:
    poll = ask(ada, space=secret_space)
    browser = sign_in(mallory)
    assert browser.get(f"/posts/{poll.pk}/poll").status_code == 404
    assert browser.post(f"/posts/{poll.pk}/poll", {"choice": ids(poll)[0]}).status_code == 404
    assert browser.get(f"/posts/{poll.pk}/votes").status_code == 404
    assert counts(poll) == [0, 0, 0]


@pytest.mark.parametrize("choice", ["x", "9" * 40, "-1", ""])
def test_a_choice_that_is_none_changes_nothing(choice: str, ada: Person, sign_in: SignIn) -> None:
    poll = ask(ada)
    sign_in(ada).post(f"/posts/{poll.pk}/poll", {"choice": choice})
    assert (Choice.objects.filter(count__gt=0).count(), Ballot.objects.count()) == (0, 0)


def test_five_polls_are_read_with_as_many_questions_as_one(ada: Person, sign_in: SignIn) -> None:
    asked = []
    for more in (1, 4):
        for _ in range(more):
            ask(ada)
        browser = sign_in(ada)
        browser.get("/")
        with CaptureQueriesContext(connection) as questions:
            browser.get("/")
        asked.append(len(questions))
    assert asked[0] == asked[1]
