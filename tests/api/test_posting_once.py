"""What was written without a line arrives once, however often it is sent, and only as its writer's."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from flurfunk.api.models import Answer
from flurfunk.api.repeating import forget_answers
from flurfunk.content.models import Entry
from flurfunk.conversation.models import Comment
from flurfunk.people.models import Person
from tests.cast import Browser

SignIn = Callable[[Person], Browser]


def _send(browser: Browser, person: Person, path: str = "/posts/new", key: str = "k1", **fields: str) -> int:
    headers = {"Idempotency-Key": key, "For-Person": str(person.pk)}
    return browser.post(path, fields, headers=headers).status_code


def test_a_post_that_is_sent_three_times_is_published_once(ada: Person, sign_in: SignIn) -> None:
    browser = sign_in(ada)
    said = [_send(browser, ada, body="From the train.") for _ in range(3)]
    assert said == [303, 204, 204]
    assert [entry.body for entry in Entry.objects.all()] == ["From the train."]


def test_a_comment_that_is_sent_twice_is_said_once(secret_post: Entry, ada: Person, sign_in: SignIn) -> None:
    path = f"/entries/{secret_post.pk}/comments"
    said = [_send(sign_in(ada), ada, path, body="Yes.") for _ in range(2)]
    assert said == [303, 204]
    assert Comment.objects.filter(body="Yes.").count() == 1


def test_what_was_refused_may_be_sent_again(ada: Person, sign_in: SignIn) -> None:
    browser = sign_in(ada)
    assert [_send(browser, ada, body=body) for body in ("", "Now.", "Now.")] == [422, 303, 204]
    assert Entry.objects.count() == 1


def test_nobody_sends_what_another_wrote(ada: Person, bea: Person, sign_in: SignIn) -> None:
    assert _send(sign_in(bea), ada, body="I am Ada.") == 409
    assert Browser().post("/posts/new", {"body": "x"}, headers={"Idempotency-Key": "k1"}).status_code == 303
    assert (Entry.objects.count(), Answer.objects.count()) == (0, 0)


def test_an_outsider_cannot_comment_with_a_key(secret_post: Entry, mallory: Person, sign_in: SignIn) -> None:
    assert _send(sign_in(mallory), mallory, f"/entries/{secret_post.pk}/comments", body="Hi.") == 404
    assert not Answer.objects.exists()


def test_two_people_may_use_the_same_key(ada: Person, bea: Person, sign_in: SignIn) -> None:
    assert [_send(sign_in(each), each, body="Mine.") for each in (ada, bea)] == [303, 303]
    assert Entry.objects.count() == 2


@pytest.mark.parametrize("key", ["x" * 201, "\x7f", "ö"])
def test_a_key_that_cannot_be_one_is_refused(ada: Person, sign_in: SignIn, key: str) -> None:
    assert _send(sign_in(ada), ada, key=key, body="x") == 400
    assert not Entry.objects.exists()


def test_a_form_is_remembered_for_ninety_days(ada: Person, sign_in: SignIn) -> None:
    browser = sign_in(ada)
    _send(browser, ada, body="Once.")
    Answer.objects.update(at=timezone.now() - timedelta(days=89))
    assert (forget_answers(), _send(browser, ada, body="Once.")) == (0, 204)
    Answer.objects.update(at=timezone.now() - timedelta(days=91))
    assert forget_answers() == 1


def test_who_sends_it_again_by_hand_sees_the_page_anew(ada: Person, sign_in: SignIn) -> None:
    browser = sign_in(ada)
    _send(browser, ada, body="Once.")
    came_from = {
        "http://testserver/spaces": "http://testserver/spaces",
        "http://evil.example/": "/",
        "http://[": "/",
    }
    for referer, place in came_from.items():
        headers = {"Idempotency-Key": "k1", "For-Person": str(ada.pk), "Referer": referer}
        headers["Accept"] = "text/vnd.turbo-stream.html, text/html"
        answer = browser.post("/posts/new", {"body": "Once."}, headers=headers)
        assert (answer.status_code, answer["Location"]) == (303, place)
