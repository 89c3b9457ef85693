"""What somebody keeps is theirs alone, and shows only what they may still see."""

from collections.abc import Callable

from flurfunk.content.models import Entry
from flurfunk.conversation.bookmarking import bookmark
from flurfunk.conversation.models import Bookmark
from flurfunk.feed.posting import post
from flurfunk.people.models import Person
from flurfunk.spaces.joining import end_membership
from flurfunk.spaces.models import Membership, Space
from flurfunk.web.entry_lists import bookmarks_page
from tests.cast import Browser

SignIn = Callable[[Person], Browser]


def _kept(person: Person) -> list[int]:
    return [row.id for row in bookmarks_page(person).rows]


def test_what_is_kept_is_listed_last_first_and_for_oneself_alone(ada: Person, bea: Person) -> None:
    one, two = post(bea, "One"), post(bea, "Two")
    bookmark(two, ada)
    bookmark(one, ada)
    bookmark(one, ada)
    assert (_kept(ada), _kept(bea)) == ([one.pk, two.pk], [])


def test_more_than_a_page_is_read_by_key(ada: Person) -> None:
    made = [post(ada, f"Post {number}") for number in range(25)]
    for entry in made:
        bookmark(entry, ada)
    first = bookmarks_page(ada)
    second = bookmarks_page(ada, before=first.next_key)
    assert [row.id for row in (*first.rows, *second.rows)] == [entry.pk for entry in reversed(made)]
    assert second.next_key is None


def test_what_one_may_no_longer_see_is_not_listed(
    secret_post: Entry, ada: Person, secret_space: Space
) -> None:
    bookmark(secret_post, ada)
    assert _kept(ada) == [secret_post.pk]
    end_membership(Membership.objects.get(space=secret_space, person=ada), by=ada)
    assert _kept(ada) == []


def test_an_outsider_keeps_nothing_they_cannot_see(
    sign_in: SignIn, secret_post: Entry, mallory: Person
) -> None:
    assert sign_in(mallory).post(f"/entries/{secret_post.pk}/bookmark").status_code == 404
    assert Bookmark.objects.count() == 0


def test_the_menu_of_a_card_says_which(sign_in: SignIn, ada: Person, bea: Person) -> None:
    entry = post(bea, "One")
    browser = sign_in(ada)
    streams = {"Accept": "text/vnd.turbo-stream.html"}
    kept = browser.post(f"/entries/{entry.pk}/bookmark", headers=streams).content.decode()
    assert f'target="entry_{entry.pk}"' in kept
    assert "Remove the bookmark" in kept
    browser.post(f"/entries/{entry.pk}/bookmark", {"_method": "delete"})
    card = browser.get(f"/entries/{entry.pk}/card").content.decode()
    assert f'action="/entries/{entry.pk}/bookmark"' in card
    assert "Remove the bookmark" not in card
    assert "Edit" not in card
