"""Sharing an entry: a post that shows it to those who may see it, and not a word of it to anybody else."""

from collections.abc import Callable
from datetime import timedelta
from unittest import mock

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from flurfunk.content.deleting import bring_back, delete
from flurfunk.content.models import Entry
from flurfunk.content.publishing import revise
from flurfunk.conversation.writing import render_text
from flurfunk.events.models import Event
from flurfunk.events.telling import tell
from flurfunk.feed.models import ScheduledPost, Share
from flurfunk.feed.posting import change_post, post, post_with
from flurfunk.feed.scheduling import Plan, publish_due, publish_scheduled, reschedule, schedule
from flurfunk.kit.fragments import cache
from flurfunk.moderation.hiding import hide, lift
from flurfunk.people.models import Person
from flurfunk.spaces.joining import add_member, end_membership
from flurfunk.spaces.models import Membership, Space
from flurfunk.spaces.tending import archive
from tests.cast import Browser
from tests.notifications.conftest import lines

SignIn = Callable[[Person], Browser]
AWAY = "What is shared here is in a space you are not in, or is no longer there."


@pytest.fixture(autouse=True)
def everybody_speaks_english(bea: Person) -> None:
    """Pages are compared with English sentences, whoever opens them."""
    bea.languages = ["en"]
    bea.save(update_fields=["languages"])


def share(original: Entry, by: Person, body: str = "", space: Space | None = None) -> Entry:
    return post_with(by, body, shared=original, space=space)


def leave(space: Space, person: Person) -> None:
    end_membership(Membership.objects.get(space=space, person=person), by=person)


def test_an_entry_is_shared_by_a_plain_form_with_or_without_words(
    ada: Person, bea: Person, open_space: Space, closed_space: Space, sign_in: SignIn
) -> None:
    original = post(ada, "The blue **seals** hold.", title="Seals", space=closed_space)
    browser = sign_in(bea)
    assert f'href="/entries/{original.pk}/share"' in browser.get(original.url).content.decode()
    form = browser.get(f"/entries/{original.pk}/share").content.decode()
    assert ("The blue seals hold." in form, f'action="/entries/{original.pk}/share"' in form) == (True, True)
    for body in ("Look at this.", ""):
        sent = {"body": body, "space": open_space.pk}
        answer = browser.post(f"/entries/{original.pk}/share", sent)
        made = Entry.objects.latest("pk")
        assert (answer.status_code, answer["Location"], made.body) == (303, made.url, body)
        assert (made.space, made.share.original) == (open_space, original)
    page = sign_in(ada).get("/").content.decode()
    assert page.count('<blockquote class="shared ') == 2
    assert page.count('<p class="muted shared-words">The blue seals hold.</p>') == 2


def test_mallory_reads_no_word_of_what_is_shared_from_a_secret_space(
    secret_post: Entry, ada: Person, bea: Person, mallory: Person, sign_in: SignIn
) -> None:
    made = share(secret_post, ada, "Worth a look.")
    page = sign_in(bea).get(made.url).content.decode()
    assert ("A name" in page, "The press is called Polaris." in page, AWAY in page) == (True, True, False)
    browser = sign_in(mallory)
    for address in ("/", made.url, f"/entries/{made.pk}/card", "/people/ada.lindqvist"):
        page = browser.get(address).content.decode()
        assert (AWAY in page, "Worth a look." in page) == (True, True)
        assert [
            word for word in ("olaris", "A name", f"/{secret_post.pk}", "blockquote") if word in page
        ] == []


def test_what_one_does_not_see_cannot_be_shared(
    secret_post: Entry, ada: Person, mallory: Person, sign_in: SignIn
) -> None:
    made, browser = share(secret_post, ada, "Worth a look."), sign_in(mallory)
    for method in (browser.get, browser.post):
        assert method(f"/entries/{secret_post.pk}/share", {"body": "x"}).status_code == 404
        answer = method(f"/entries/{made.pk}/share", {"body": "x"})
        assert (answer.status_code, "olaris" in answer.content.decode()) == (403, False)
    assert Share.objects.count() == 1


def test_to_share_a_share_is_to_share_the_original(ada: Person, bea: Person, sign_in: SignIn) -> None:
    original = post(ada, "The blue seals hold.")
    first = share(original, bea, "Look.")
    assert sign_in(ada).post(f"/entries/{first.pk}/share", {"body": "Again."}).status_code == 303
    assert list(Share.objects.order_by("pk").values_list("original", flat=True)) == [original.pk] * 2


def test_nothing_shares_itself(ada: Person) -> None:
    entry = post(ada, "A mirror.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Share.objects.create(entry=entry, original=entry)


def test_it_is_shared_only_where_one_may_write(
    ada: Person,
    mallory: Person,
    guest: Person,
    olu: Person,
    open_space: Space,
    closed_space: Space,
    sign_in: SignIn,
) -> None:
    original = post(ada, "The blue seals hold.", space=open_space)
    address = f"/entries/{original.pk}/share"
    for person, space in (
        (mallory, open_space),
        (mallory, closed_space),
        (guest, closed_space),
        (guest, None),
    ):
        answer = sign_in(person).post(address, {"body": "Kept words", "space": space.pk if space else ""})
        assert (answer.status_code, "Kept words" in answer.content.decode()) == (422, True)
        assert '<blockquote class="shared ' in answer.content.decode()
    archive(closed_space, by=olu)
    assert sign_in(ada).post(address, {"space": closed_space.pk}).status_code == 422
    assert sign_in(ada).post(address, {"space": "x" * 50}).status_code == 422
    assert Share.objects.count() == 0
    assert sign_in(guest).post(address, {"space": open_space.pk}).status_code == 303


def test_what_is_deleted_or_hidden_is_quoted_to_nobody(
    ada: Person, bea: Person, olu: Person, sign_in: SignIn
) -> None:
    original = post(ada, "The blue seals hold.")
    made, browser = share(original, bea, "Look."), sign_in(bea)

    def is_quoted() -> bool:
        page = browser.get(made.url).content.decode()
        assert (AWAY in page) is not ("The blue seals hold." in page)
        return AWAY not in page

    assert is_quoted()
    delete(original, by=ada)
    assert not is_quoted()
    bring_back(original, by=ada)
    assert is_quoted()
    hiding = hide(original, by=olu, reason="Let us see.")
    assert not is_quoted()
    lift(hiding, by=olu)
    assert is_quoted()


def test_the_quote_says_what_the_original_says_now_and_stays_when_the_post_is_changed(
    ada: Person, bea: Person, sign_in: SignIn
) -> None:
    original = post(ada, "The blue seals hold.")
    made, browser = share(original, bea), sign_in(bea)
    browser.get(made.url)
    text = render_text("The red ones.", ada)
    revise(original, editor=ada, based_on=1, title="", body="The red ones.", html=text.html)
    page = browser.get(made.url).content.decode()
    assert ("The red ones." in page, "The blue" in page) == (True, False)
    for version, body in ((1, "Now with words."), (2, "")):
        answer = browser.post(f"{made.url}/edit", {"version": version, "body": body})
        assert answer.status_code == 303
        assert "The red ones." in browser.get(made.url).content.decode()
    change_post(made, editor=bea, based_on=3, title="", body="By a verb.")
    assert Share.objects.get().original == original


def test_words_of_the_original_are_never_marks(ada: Person, bea: Person, sign_in: SignIn) -> None:
    original = post(ada, "`<script>alert(1)</script>` & more", title="<b>Bold</b>")
    page = sign_in(bea).get(share(original, ada).url).content.decode()
    assert "<script>alert" not in page
    assert "<b>Bold" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in page


def test_an_original_without_words_is_quoted_as_such(ada: Person, bea: Person, sign_in: SignIn) -> None:
    page = sign_in(bea).get(share(post(ada, ""), ada).url).content.decode()
    assert '<p class="muted shared-words">Without words</p>' in page


def test_the_author_is_told_once_where_they_see_it(
    ada: Person, bea: Person, olu: Person, open_space: Space, secret_space: Space, mallory: Person
) -> None:
    original = post(mallory, "The blue seals hold.")
    told = ("Ada Lindqvist shared what you wrote", "because you wrote what is shared")
    share(original, ada, f"Look, @{mallory.handle}.", open_space)
    assert lines(mallory) == [told]
    share(original, bea, "Look.", secret_space)
    assert lines(mallory) == [told]
    share(original, mallory, "I said so.")
    assert lines(mallory) == [told]


def test_an_author_who_left_is_not_told_of_what_they_no_longer_see(
    closed_space: Space, ada: Person, bea: Person
) -> None:
    original = post(bea, "The blue seals hold.", space=closed_space)
    leave(closed_space, bea)
    share(original, ada, "Look.")
    assert lines(bea) == []


def test_a_share_for_later_is_published_without_leaking_where_its_writer_lost_sight(
    secret_post: Entry, secret_space: Space, bea: Person, ada: Person, mallory: Person, sign_in: SignIn
) -> None:
    browser = sign_in(bea)
    at = timezone.localtime(timezone.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    answer = browser.post(f"/entries/{secret_post.pk}/share", {"publish_at": at})
    assert (answer.status_code, answer["Location"]) == (303, "/scheduled")
    scheduled = ScheduledPost.objects.get()
    assert "with something shared" in browser.get("/scheduled").content.decode()
    address = f"/scheduled/{scheduled.pk}/edit"
    assert "The press is called Polaris." in browser.get(address).content.decode()
    assert browser.post(address, {"publish_at": at, "body": ""}).status_code == 303
    leave(secret_space, bea)
    page = browser.get(address).content.decode()
    assert ("olaris" in page, AWAY in page) == (False, True)
    ScheduledPost.objects.update(publish_at=timezone.now())
    assert publish_due() == 1
    made = Entry.objects.latest("pk")
    for person, is_shown in ((bea, False), (mallory, False), (ada, True)):
        page = sign_in(person).get(made.url).content.decode()
        assert ("olaris" in page, AWAY in page) == (is_shown, not is_shown)


def test_a_plan_made_anew_keeps_what_it_shares(ada: Person) -> None:
    original, at = post(ada, "The blue seals hold."), timezone.now() + timedelta(days=1)
    scheduled = schedule(ada, Plan(at=at, body="", shared=original))
    reschedule(scheduled, Plan(at=at, body="With words."))
    made = publish_scheduled(scheduled)
    assert made is not None
    assert (made.body, made.share.original) == ("With words.", original)


def test_open_pages_read_the_cards_anew_that_share_what_changed(
    ada: Person, bea: Person, olu: Person
) -> None:
    original = post(ada, "The blue seals hold.")
    made = share(original, bea, "Look.")
    Event.objects.update(told_at=timezone.now())
    delete(original, by=ada)
    bring_back(original, by=ada)
    lift(hide(original, by=olu, reason="Let us see."), by=olu)
    with mock.patch("flurfunk.feed.signals.publish") as published:
        for event in Event.objects.filter(told_at=None).order_by("pk"):
            tell(event)
    signal = mock.call([f"entry:{made.pk}"], {"id": f"entry_{made.pk}", "url": f"/entries/{made.pk}/card"})
    assert published.mock_calls.count(signal) == 4


def test_a_guest_sees_a_quote_only_where_they_belong(
    guest: Person, ada: Person, open_space: Space, closed_space: Space, sign_in: SignIn
) -> None:
    inside, outside = post(ada, "For us.", space=closed_space), post(ada, "For all colleagues.")
    shared = [share(original, ada, "Look.", open_space) for original in (inside, outside)]
    for made in shared:
        page = sign_in(guest).get(made.url).content.decode()
        assert (page.count(AWAY), page.count("For us."), page.count("For all colleagues.")) == (1, 0, 0)
    add_member(closed_space, guest)
    assert "For us." in sign_in(guest).get(shared[0].url).content.decode()


def test_one_share_and_five_cost_the_same(
    ada: Person, bea: Person, open_space: Space, secret_space: Space, sign_in: SignIn
) -> None:
    browser = sign_in(bea)
    originals = [post(ada, "For us.", space=space) for space in (open_space, secret_space)]

    def cost() -> list[int]:
        counted = []
        cache.clear()
        for _ in range(2):
            with CaptureQueriesContext(connection) as captured:
                browser.get("/")
            counted.append(len(captured))
        return counted

    share(originals[0], ada)
    browser.get("/")
    first = cost()
    for number in range(4):
        share(originals[number % 2], ada, space=open_space)
    assert cost() == first
