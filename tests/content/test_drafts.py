"""Drafts: kept for their writer alone, found on every device, gone when sent."""

import json
from collections.abc import Callable

import pytest

from flurfunk.content.models import Draft
from flurfunk.feed.posting import post
from flurfunk.people.models import Person
from tests.cast import Browser

SignIn = Callable[[Person], Browser]


def keep(browser: Browser, place: str, **fields: str) -> int:
    return browser.put(f"/drafts/{place}", json.dumps(fields), "application/json").status_code


def test_what_was_begun_here_is_there_on_another_device_and_is_nobody_elses(
    ada: Person, mallory: Person, sign_in: SignIn
) -> None:
    assert keep(sign_in(ada), "posts/new", title="A <plan>", body="Long\x00 text") == 204
    found = sign_in(ada).get("/drafts/posts/new").json()
    assert (found["title"], found["body"]) == ("A <plan>", "Long text")
    assert sign_in(mallory).get("/drafts/posts/new").status_code == 204
    assert "A &lt;plan&gt;" in sign_in(ada).get("/drafts").content.decode()
    assert "plan" not in sign_in(mallory).get("/drafts").content.decode()


def test_a_draft_is_gone_when_it_is_sent_emptied_or_thrown_away(ada: Person, sign_in: SignIn) -> None:
    browser, entry = sign_in(ada), post(ada, "Hello")
    comments = f"entries/{entry.pk}/comments"
    for place, form in (
        ("posts/new", {"body": "Sent"}),
        (comments, {"body": "Said"}),
        (f"posts/{entry.pk}/edit@1", {"body": "Changed", "version": 1}),
    ):
        assert keep(browser, place, body="Begun") == 204
        assert Draft.objects.get().place == place
        browser.post(f"/{place.partition('@')[0]}", form)
        assert Draft.objects.count() == 0
    for end in (lambda: keep(browser, "posts/new", body=" "), lambda: browser.delete("/drafts/posts/new")):
        keep(browser, "posts/new", body="Begun")
        end()
        assert Draft.objects.count() == 0


def test_a_form_that_was_refused_keeps_its_draft(ada: Person, sign_in: SignIn) -> None:
    browser = sign_in(ada)
    keep(browser, "posts/new", title="Only a title")
    assert browser.post("/posts/new", {"title": "Only a title"}).status_code == 422
    assert Draft.objects.count() == 1


@pytest.mark.parametrize(
    "place", ["x", "posts/../new", "posts/new@x", "a/b/c/d/e", "POSTS/new", "posts/" + "9" * 300]
)
def test_no_place_is_made_up(place: str, ada: Person, sign_in: SignIn) -> None:
    assert keep(sign_in(ada), place, body="Begun") in (404, 422)
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("sent", ["", "[]", "nonsense", '"x"'])
def test_what_is_no_form_is_422(sent: str, ada: Person, sign_in: SignIn) -> None:
    assert sign_in(ada).put("/drafts/posts/new", sent, "application/json").status_code == 422


def test_the_oldest_of_very_many_makes_room(ada: Person, sign_in: SignIn) -> None:
    Draft.objects.bulk_create(
        Draft(person=ada, place=f"posts/{n}/edit@1", fields={"body": "x"}) for n in range(200)
    )
    assert keep(sign_in(ada), "posts/new", body="New") == 204
    assert Draft.objects.count() == 200
    assert Draft.objects.filter(place="posts/new").exists()
