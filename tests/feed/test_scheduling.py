"""Posts for later: their author's alone until their time, then published once, or held back with the reason."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from unittest import mock

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from flurfunk.content.models import Entry, StoredFile
from flurfunk.content.storing import store_file
from flurfunk.events.jobs import tell_listeners
from flurfunk.events.models import Event
from flurfunk.feed.models import Choice, Poll, ScheduledPost
from flurfunk.feed.polling import Question
from flurfunk.feed.scheduling import Plan, publish_due, publish_scheduled, reschedule, schedule
from flurfunk.notifications.models import Notification
from flurfunk.people.deactivating import deactivate
from flurfunk.people.models import Person
from flurfunk.spaces.models import Membership, Space
from flurfunk.spaces.tending import archive
from tests.cast import Browser
from tests.pictures import png

SignIn = Callable[[Person], Browser]


def _at(minutes: float) -> datetime:
    return timezone.now() + timedelta(minutes=minutes)


def _typed(moment: datetime) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def _make_due() -> None:
    ScheduledPost.objects.update(publish_at=_at(-1))


def _notes(person: Person) -> StoredFile:
    return store_file(BytesIO(b"notes"), "notes.txt", uploaded_by=person, size=5)


def test_it_waits_and_is_published_with_everything_at_its_time(
    ada: Person, bea: Person, open_space: Space, sign_in: SignIn
) -> None:
    browser = sign_in(ada)
    sent = {
        "space": open_space.pk,
        "title": "The press",
        "body": "@bea.muller comes. #presses",
        "publish_at": _typed(_at(90)),
        "later": "1",
        "files": [png()],
        "choice": ["Yes", "No"],
        "closes_on": _typed(_at(3 * 1440))[:10],
    }
    answer = browser.post("/posts/new", sent, follow=True)
    assert "It will be published on" in answer.content.decode()
    assert (Entry.objects.count(), Event.objects.filter(kind="entry.published").count()) == (0, 0)
    assert publish_due() == 0
    _make_due()
    before = timezone.now()
    assert (publish_due(), publish_due()) == (1, 0)
    made = Entry.objects.get()
    assert made.published_at >= before
    assert (made.title, made.space, made.author) == ("The press", open_space, ada)
    assert [each.file.name for each in made.attachments.select_related("file")] == ["picture.png"]
    assert list(Choice.objects.values_list("words", flat=True)) == ["Yes", "No"]
    assert Poll.objects.get().closes_at is not None
    event = Event.objects.get(kind="entry.published")
    assert event.details["mentioned"] == list(made.mentions.values_list("person", flat=True))
    assert not ScheduledPost.objects.exists()


@pytest.mark.parametrize(
    "page", ["/", "/spaces/hydraulics", "/topics/presses", "/search?q=polaris", "/people/ada.lindqvist"]
)
def test_nobody_else_sees_it_before(
    ada: Person, bea: Person, olu: Person, mallory: Person, open_space: Space, sign_in: SignIn, page: str
) -> None:
    made = schedule(
        ada, Plan(at=_at(60), body="polaris is near #presses", space=open_space, files=[_notes(ada)])
    )
    file = StoredFile.objects.get()
    for person in (bea, olu, mallory):
        browser = sign_in(person)
        assert "polaris is near" not in browser.get(page).content.decode()
        assert "polaris" not in browser.get("/scheduled").content.decode()
        assert browser.get(file.url).status_code == 404
        for address in (f"/scheduled/{made.pk}/edit", f"/scheduled/{made.pk}/publication"):
            assert browser.post(address, {"body": "x"}).status_code == 404
        assert browser.get(f"/scheduled/{made.pk}/edit").status_code == 404
        assert browser.post(f"/scheduled/{made.pk}", {"_method": "delete"}).status_code == 404
    mine = sign_in(ada)
    assert "polaris is near" in mine.get("/scheduled").content.decode()
    assert mine.get(file.url).status_code == 200
    assert not Notification.objects.exists()


@pytest.mark.parametrize(
    ("when", "reason"),
    [
        (lambda: "", "Say when it is to be published."),
        (lambda: "soon", "Enter a valid date/time."),
        (lambda: _typed(_at(-5)), "Choose a time at least a minute ahead."),
        (lambda: _typed(_at(0)), "Choose a time at least a minute ahead."),
        (lambda: _typed(_at(60 * 24 * 400)), "Choose a time within a year."),
        (lambda: "9999-12-31T23:59", "Choose a time within a year."),
        (lambda: "0001-01-01T00:00", "Choose a time at least a minute ahead."),
    ],
)
def test_a_time_that_cannot_be_is_refused_with_all_that_was_typed(
    ada: Person, sign_in: SignIn, when: Callable[[], str], reason: str
) -> None:
    answer = sign_in(ada).post("/posts/new", {"body": "My words", "publish_at": when(), "later": "1"})
    page = answer.content.decode()
    assert (answer.status_code, reason in page, "My words" in page) == (422, True, True)
    assert (Entry.objects.count(), ScheduledPost.objects.count()) == (0, 0)


def test_the_time_is_that_of_the_writers_zone(ada: Person, sign_in: SignIn) -> None:
    Person.objects.filter(pk=ada.pk).update(time_zone="Asia/Shanghai")
    day = (timezone.now() + timedelta(days=20)).date()
    browser = sign_in(ada)
    browser.post("/posts/new", {"body": "Early", "publish_at": f"{day}T07:30"})
    made = ScheduledPost.objects.get()
    assert made.publish_at.isoformat() == f"{day - timedelta(days=1)}T23:30:00+00:00"
    assert f'value="{day}T07:30"' in browser.get(f"/scheduled/{made.pk}/edit").content.decode()


def test_a_poll_does_not_end_before_it_begins(ada: Person, sign_in: SignIn) -> None:
    sent = {
        "body": "Which?",
        "choice": ["a", "b"],
        "publish_at": _typed(_at(5 * 1440)),
        "closes_on": _typed(_at(2 * 1440))[:10],
    }
    answer = sign_in(ada).post("/posts/new", sent)
    assert "The poll would be over before the post is published." in answer.content.decode()


def test_it_is_changed_published_at_once_and_dropped(ada: Person, sign_in: SignIn) -> None:
    notes = _notes(ada)
    made = schedule(ada, Plan(at=_at(60), body="First", files=[notes], question=Question(["a", "b"], True)))
    browser, address = sign_in(ada), f"/scheduled/{made.pk}"
    page = browser.get(f"{address}/edit").content.decode()
    assert ("First" in page, "notes.txt" in page, 'value="a"' in page) == (True, True, True)
    late = _typed(_at(120))
    sent = {"body": "Second", "publish_at": late, "kept": [notes.pk], "alt": [""], "removed": [notes.pk]}
    assert browser.post(f"{address}/edit", {**sent, "body": ""}).status_code == 422
    assert browser.post(f"{address}/edit", {**sent, "publish_at": ""}).status_code == 422
    assert browser.post(f"{address}/edit", sent).status_code == 303
    made.refresh_from_db()
    assert (made.body, made.poll, _typed(made.publish_at)) == ("Second", None, late)
    assert not StoredFile.objects.exists()
    assert browser.post(f"{address}/publication").status_code == 303
    assert Entry.objects.get().body == "Second"
    assert browser.post(f"{address}/publication").status_code == 404
    other = schedule(ada, Plan(at=_at(60), body="Third", files=[_notes(ada)]))
    assert browser.post(f"/scheduled/{other.pk}", {"_method": "delete"}).status_code == 303
    assert (ScheduledPost.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_who_lost_the_right_is_told_why_and_loses_nothing(
    ada: Person, olu: Person, bea: Person, open_space: Space, closed_space: Space, sign_in: SignIn
) -> None:
    for space, body in ((open_space, "To the archived"), (closed_space, "To those I left")):
        schedule(ada, Plan(at=_at(60), body=body, space=space))
    schedule(bea, Plan(at=_at(60), body="By one who is gone"))
    archive(open_space, by=olu)
    Membership.objects.filter(space=closed_space, person=ada).delete()
    deactivate(bea, by=olu)
    _make_due()
    assert (publish_due(), publish_due(), Entry.objects.count()) == (0, 0, 0)
    assert sorted(ScheduledPost.objects.values_list("refusal", flat=True)) == [
        "archived",
        "no_access",
        "no_member",
    ]
    for event in Event.objects.filter(kind="post.withheld"):
        tell_listeners.func.__wrapped__(event.pk)  # type: ignore[attr-defined]  # without its care for connections
    browser = sign_in(ada)
    assert set(Notification.objects.values_list("person", "page")) == {(ada.pk, "/scheduled")}
    bell = browser.get("/notifications").content.decode()
    assert "A post that you scheduled could not be published" in bell
    page = browser.get("/scheduled").content.decode()
    assert ("The space is archived." in page, "You do not write in this space any more." in page) == (
        True,
        True,
    )
    held = ScheduledPost.objects.get(refusal="archived")
    browser.post(f"/scheduled/{held.pk}/edit", {"body": held.body, "publish_at": _typed(_at(5)), "space": ""})
    _make_due()
    assert publish_due() == 1
    assert (Entry.objects.get().body, Entry.objects.get().space) == ("To the archived", None)


def test_a_poll_that_would_be_over_is_held_back(ada: Person) -> None:
    question = Question(["a", "b"], closes_at=_at(-0.5))
    made = schedule(ada, Plan(at=_at(-1), body="Late", question=question))
    assert publish_due() == 0
    made.refresh_from_db()
    assert made.refusal == "poll_over"


@pytest.mark.django_db(transaction=True)
def test_however_many_workers_come_it_is_published_once(ada: Person) -> None:
    for number in range(5):
        schedule(ada, Plan(at=_at(-1), body=f"Number {number}"))
    counts: list[int] = []

    def work() -> None:
        counts.append(publish_due())
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sum(counts) == 5
    assert sorted(Entry.objects.values_list("body", flat=True)) == [f"Number {number}" for number in range(5)]


@pytest.mark.django_db(transaction=True)
def test_who_dies_in_the_middle_has_published_nothing_and_it_is_done_again(ada: Person) -> None:
    broken, sound = (schedule(ada, Plan(at=_at(-1), body=body)) for body in ("Broken", "Sound"))
    dying: Any = mock.Mock(side_effect=[RuntimeError("killed"), Event(pk=1)])
    with mock.patch("flurfunk.feed.posting.record", dying):
        assert publish_due() == 1
    assert [each.pk for each in ScheduledPost.objects.all()] == [broken.pk]
    assert [entry.body for entry in Entry.objects.all()] == [sound.body]
    assert publish_due() == 1
    assert Entry.objects.count() == 2


def test_what_was_published_meanwhile_is_not_planned_again(ada: Person) -> None:
    made = schedule(ada, Plan(at=_at(60), body="Once"))
    assert publish_scheduled(made) is not None
    assert publish_scheduled(made) is None
    with pytest.raises(ScheduledPost.DoesNotExist):
        reschedule(made, Plan(at=_at(60), body="Twice"))


def test_a_list_of_five_asks_what_a_list_of_one_does(ada: Person, open_space: Space, sign_in: SignIn) -> None:
    browser = sign_in(ada)

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            browser.get("/scheduled")
        return len(captured)

    schedule(ada, Plan(at=_at(60), body="One", space=open_space))
    first = cost()
    for number in range(4):
        schedule(ada, Plan(at=_at(60 + number), body="More", space=open_space))
    assert cost() == first
