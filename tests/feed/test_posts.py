"""Write, read and change posts by plain forms; and the home page they appear on."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from flurfunk.content.models import Entry
from flurfunk.conversation.commenting import comment
from flurfunk.feed.models import Reading
from flurfunk.feed.posting import change_post, post
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space
from tests.cast import Browser

SignIn = Callable[[Person], Browser]


def test_a_form_without_javascript_leads_to_the_post(ada: Person, open_space: Space, sign_in: SignIn) -> None:
    browser = sign_in(ada)
    assert browser.get("/posts/new").status_code == 200
    answer = browser.post(
        "/posts/new", {"title": " A  title ", "body": "Hello\r\n#crane", "space": open_space.pk}
    )
    made = Entry.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/posts/{made.pk}")
    assert (made.author, made.space, made.title, made.body) == (ada, open_space, "A title", "Hello\n#crane")
    assert [t.topic.slug for t in made.taggings.select_related("topic")] == ["crane"]
    page = browser.get(f"/posts/{made.pk}").content.decode()
    assert page.count(f'id="entry_{made.pk}"') == 1


def test_nothing_to_say_is_422_and_keeps_what_was_typed(
    ada: Person, open_space: Space, sign_in: SignIn
) -> None:
    answer = sign_in(ada).post("/posts/new", {"title": "Keep <me>", "body": " \n ", "space": open_space.pk})
    assert answer.status_code == 422
    assert "Write something, or attach a file." in answer.content.decode()
    assert "Keep &lt;me&gt;" in answer.content.decode()
    assert Entry.objects.count() == 0


@pytest.mark.parametrize("space", ["x", "-1", "99999999999999999999999", "0"])
def test_a_space_that_is_none_is_422(space: str, ada: Person, sign_in: SignIn) -> None:
    answer = sign_in(ada).post("/posts/new", {"body": "Keep me", "space": space})
    assert answer.status_code == 422
    assert "Keep me</textarea>" in answer.content.decode()


def test_mallory_writes_in_no_space_of_others_and_learns_of_none(
    mallory: Person, open_space: Space, closed_space: Space, secret_space: Space, sign_in: SignIn
) -> None:
    browser = sign_in(mallory)
    for space in (open_space, closed_space, secret_space):
        answer = browser.post("/posts/new", {"body": "Hello", "space": space.pk})
        assert answer.status_code == 422
        assert "Polaris" not in answer.content.decode()
        assert browser.get(f"/posts/new?space={space.slug}").status_code == 404
    assert Entry.objects.count() == 0


def test_a_guest_writes_in_their_spaces_only(guest: Person, open_space: Space, sign_in: SignIn) -> None:
    browser = sign_in(guest)
    assert browser.post("/posts/new", {"body": "To all"}).status_code == 422
    assert browser.post("/posts/new", {"body": "Here", "space": open_space.pk}).status_code == 303
    assert list(Entry.objects.values_list("space", flat=True)) == [open_space.pk]


def test_a_post_is_not_emptied_by_a_change(ada: Person, sign_in: SignIn) -> None:
    entry = post(ada, "Something", title="Title")
    answer = sign_in(ada).post(f"/posts/{entry.pk}/edit", {"title": "", "body": " \n", "version": 1})
    assert answer.status_code == 422
    assert "Write something, or attach a file." in answer.content.decode()
    entry.refresh_from_db()
    assert (entry.body, entry.version) == ("Something", 1)


@pytest.mark.parametrize(
    "before",
    ["x", "%00", "A" * 3000, "WyIyMDI2LTExLTIzVDEwOjAwOjAwKzAwOjAwIiwiOTk5OTk5OTk5OTk5OTk5OTk5OTkiXQ"],
)
def test_a_made_up_key_shows_the_first_page(before: str, ada: Person, sign_in: SignIn) -> None:
    entry = post(ada, "First")
    answer = sign_in(ada).get(f"/?before={before}")
    assert answer.status_code == 200
    assert f'id="entry_{entry.pk}"' in answer.content.decode()


@pytest.mark.parametrize(
    "since", ["", "now", "2026-11-23", "2026-11-23T10:00:00", "%00", "0000-00-00T00:00:00Z"]
)
def test_news_since_no_moment_is_422(since: str, ada: Person, sign_in: SignIn) -> None:
    assert sign_in(ada).get(f"/news?since={since}").status_code == 422


def test_news_are_counted_for_each_by_what_they_may_see(
    secret_post: Entry, ada: Person, bea: Person, mallory: Person, sign_in: SignIn
) -> None:
    since = "2020-01-01T00:00:00Z"
    assert "1 neuer Eintrag" in sign_in(bea).get(f"/news?since={since}").content.decode()
    for person in (ada, mallory):
        assert sign_in(person).get(f"/news?since={since}").content.decode().strip() == ""


def test_a_refused_change_based_on_an_old_version_does_not_overwrite_the_new_one_next_time(
    ada: Person, sign_in: SignIn
) -> None:
    entry = post(ada, "One")
    browser = sign_in(ada)
    change_post(entry, editor=ada, based_on=1, title="", body="Two")
    refused = browser.post(f"/posts/{entry.pk}/edit", {"title": "x" * 301, "body": "Three", "version": 1})
    assert refused.status_code == 422
    assert 'name="version" value="1"' in refused.content.decode()


def test_the_order_somebody_chose_stays_and_another_is_not_taken(ada: Person, sign_in: SignIn) -> None:
    browser = sign_in(ada)
    for wanted, kept in (("newest", "newest"), ("ranked", "newest"), ("activity", "activity")):
        assert browser.post("/", {"order": wanted}).status_code == 303
        assert Reading.objects.get(person=ada).order == kept


def test_a_line_is_drawn_above_what_was_there_on_the_last_visit(
    ada: Person, bea: Person, sign_in: SignIn
) -> None:
    now = timezone.now()
    for hours in (1, 2, 30, 40):
        post(bea, f"{hours} hours ago", at=now - timedelta(hours=hours))
    post(ada, "mine", at=now - timedelta(hours=3))
    Reading.objects.create(person=ada, visited_at=now - timedelta(hours=20))
    page = sign_in(ada).get("/").content.decode()
    line = "You have seen what is below"
    assert page.count(line) == 1
    above, below = page.split(line)
    assert "2 hours ago" in above
    assert "30 hours ago" in below
    assert 'class="last-visit' not in sign_in(bea).get("/").content.decode()


def test_the_line_takes_what_others_say_for_new_and_not_what_one_says_oneself(
    ada: Person, bea: Person, sign_in: SignIn
) -> None:
    now = timezone.now()
    old = [post(bea, f"Post {number}", at=now - timedelta(hours=30 + number)) for number in range(2)]
    mine = post(ada, "Mine", at=now - timedelta(hours=50))
    Reading.objects.create(person=ada, visited_at=now - timedelta(hours=20))
    browser, line = sign_in(ada), "You have seen what is below"
    comment(old[1], ada, "I answered.")
    assert line not in browser.get("/").content.decode()
    comment(mine, bea, "Something new.")
    above, below = browser.get("/").content.decode().split(line)
    assert f'id="entry_{mine.pk}"' in above
    assert all(f'id="entry_{entry.pk}"' in below for entry in old)
