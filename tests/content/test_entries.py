"""Publish, revise, delete, bring back and pin: the life of an entry."""

from collections.abc import Callable

import pytest

from flurfunk.content.deleting import bring_back, delete
from flurfunk.content.models import Entry, Pin, Revision
from flurfunk.content.publishing import ConflictError
from flurfunk.content.revisions import changes_of
from flurfunk.feed.posting import change_post, post
from flurfunk.people.models import Person
from flurfunk.spaces.joining import end_membership
from flurfunk.spaces.models import Membership, Space
from flurfunk.spaces.tending import archive
from tests.cast import Browser

SignIn = Callable[[Person], Browser]


def _page(entry: Entry) -> str:
    return f"/posts/{entry.pk}"


def test_who_cannot_see_an_entry_finds_none_of_its_addresses(
    secret_post: Entry, mallory: Person, guest: Person, sign_in: SignIn
) -> None:
    pages = ("", "/history", "/card", "/reactions")
    forms = ("/deletion", "/pin", "/comments", "/reactions")
    for outsider in (mallory, guest):
        browser = sign_in(outsider)
        for page in pages:
            assert browser.get(f"/entries/{secret_post.pk}{page}").status_code == 404, page
        for form in forms:
            assert browser.post(f"/entries/{secret_post.pk}{form}", {"body": "x"}).status_code == 404, form
        assert browser.get(_page(secret_post)).status_code == 404
        assert browser.get(f"{_page(secret_post)}/edit").status_code == 404
        assert browser.post(f"{_page(secret_post)}/edit", {"body": "x", "version": 1}).status_code == 404
    secret_post.refresh_from_db()
    assert (secret_post.version, secret_post.status) == (1, "published")


@pytest.mark.parametrize("number", ["0", "99999999999999999999999999", "9223372036854775808"])
def test_no_number_of_an_entry_is_an_error(number: str, ada: Person, sign_in: SignIn) -> None:
    browser = sign_in(ada)
    for address in (
        f"/entries/{number}",
        f"/posts/{number}",
        f"/files/{number}/x",
        f"/previews/{number}",
    ):
        assert browser.get(address).status_code == 404, address
    assert browser.post(f"/comments/{number}/deletion").status_code == 404


def test_a_member_may_not_change_what_another_wrote(secret_post: Entry, bea: Person, sign_in: SignIn) -> None:
    browser = sign_in(bea)
    assert browser.get(f"{_page(secret_post)}/edit").status_code == 403
    assert browser.post(f"{_page(secret_post)}/edit", {"body": "Mine now", "version": 1}).status_code == 403
    assert browser.post(f"/entries/{secret_post.pk}/deletion").status_code == 403
    assert browser.post(f"/entries/{secret_post.pk}/pin").status_code == 403
    secret_post.refresh_from_db()
    assert (secret_post.body, secret_post.status) == ("The press is called Polaris. #polaris", "published")


def test_a_change_keeps_every_version_and_shows_what_changed(ada: Person) -> None:
    entry = post(ada, "The press is red.", title="Colour")
    for number, body in enumerate(("The press is blue.", "The old press is blue."), 1):
        change_post(entry, editor=ada, based_on=number, title="Colour", body=body)
    history = [(c.number, [(p.op, p.text) for p in c.parts if p.op != "same"]) for c in changes_of(entry)]
    assert history == [(3, [("added", "old ")]), (2, [("removed", "red"), ("added", "blue")]), (1, [])]
    assert list(Revision.objects.order_by("number").values_list("number", "title", "body")) == [
        (1, "Colour", "The press is red."),
        (2, "Colour", "The press is blue."),
        (3, "Colour", "The old press is blue."),
    ]


def test_of_two_who_change_at_once_the_second_is_shown_both_texts_and_loses_nothing(
    ada: Person, sign_in: SignIn
) -> None:
    entry = post(ada, "One")
    first, second = sign_in(ada), sign_in(ada)
    address = f"{_page(entry)}/edit"
    assert first.post(address, {"body": "Two", "version": 1}).status_code == 303
    answer = second.post(address, {"body": "Three & more", "title": "Mine", "version": 1})
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "<p>Two</p>" in shown
    assert ">Three &amp; more</textarea>" in shown.replace("\n", "")
    assert 'name="version" value="2"' in shown
    entry.refresh_from_db()
    assert (entry.body, entry.version) == ("Two", 2)
    assert second.post(address, {"body": "Three", "version": 2}).status_code == 303


def test_a_stale_writer_is_told_what_it_says_now(ada: Person) -> None:
    entry = post(ada, "One")
    change_post(entry, editor=ada, based_on=1, title="", body="Two")
    with pytest.raises(ConflictError) as conflict:
        change_post(entry, editor=ada, based_on=1, title="", body="Three")
    assert (conflict.value.current.body, conflict.value.current.version) == ("Two", 2)


def test_deleting_hides_from_everybody_and_only_who_deleted_brings_back(
    secret_post: Entry, ada: Person, bea: Person, olu: Person, sign_in: SignIn
) -> None:
    author, other, owner = sign_in(ada), sign_in(bea), sign_in(olu)
    answer = author.post(f"/entries/{secret_post.pk}/deletion")
    assert answer.status_code == 303
    for browser in (author, other, owner):
        assert browser.get(_page(secret_post)).status_code == 404
        assert browser.get(f"/entries/{secret_post.pk}/history").status_code == 404
    for browser in (other, owner):
        assert browser.post(f"/entries/{secret_post.pk}/deletion", {"_method": "delete"}).status_code == 404
    back = author.post(f"/entries/{secret_post.pk}/deletion", {"_method": "delete"})
    assert (back.status_code, back.headers["Location"]) == (303, _page(secret_post))
    assert other.get(_page(secret_post)).status_code == 200


def test_the_page_after_deleting_offers_to_undo_it(ada: Person, sign_in: SignIn) -> None:
    entry = post(ada, "Oops")
    browser = sign_in(ada)
    answer = browser.post(f"/entries/{entry.pk}/deletion", follow=True)
    assert answer.status_code == 200
    assert f'action="/entries/{entry.pk}/deletion"' in answer.content.decode()


def test_who_has_left_the_space_brings_nothing_back_there(
    secret_post: Entry, secret_space: Space, ada: Person, sign_in: SignIn
) -> None:
    delete(secret_post, by=ada)
    end_membership(Membership.objects.get(space=secret_space, person=ada), by=ada)
    assert sign_in(ada).post(f"/entries/{secret_post.pk}/deletion", {"_method": "delete"}).status_code == 404
    secret_post.refresh_from_db()
    assert secret_post.status == "deleted"


def test_pins_are_for_those_who_keep_order_and_end_with_the_entry(
    secret_post: Entry, ada: Person, olu: Person, sign_in: SignIn
) -> None:
    owner = sign_in(olu)
    for _ in range(2):
        assert owner.post(f"/entries/{secret_post.pk}/pin").status_code == 303
    assert list(Pin.objects.values_list("entry", "by")) == [(secret_post.pk, olu.pk)]
    delete(secret_post, by=ada)
    bring_back(secret_post, by=ada)
    assert Pin.objects.count() == 0
    assert sign_in(ada).post(f"/entries/{secret_post.pk}/pin").status_code == 403


def test_nothing_changes_in_an_archived_space_but_all_is_read(
    secret_post: Entry, secret_space: Space, ada: Person, olu: Person, sign_in: SignIn
) -> None:
    archive(secret_space, by=olu)
    browser = sign_in(ada)
    assert browser.get(_page(secret_post)).status_code == 200
    for form, sent in (("comments", {"body": "x"}), ("reactions", {"emoji": "👍"})):
        assert browser.post(f"/entries/{secret_post.pk}/{form}", sent).status_code == 403
    assert browser.post(f"{_page(secret_post)}/edit", {"body": "x", "version": 1}).status_code == 403
    assert sign_in(olu).post(f"/entries/{secret_post.pk}/pin").status_code == 403
