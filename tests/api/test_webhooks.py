"""Webhooks: told of what everybody may see or of one space, signed, tried again, given up, sent once more."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from unittest import mock

import pytest
from django.utils import timezone

from flurfunk.api.delivering import WAITS, deliver, dispatch_event, forget_dispatches
from flurfunk.api.hooking import add_webhook, send_again, switch_on
from flurfunk.api.models import Attempt, Dispatch, Webhook
from flurfunk.api.webhook_events import KINDS
from flurfunk.content.models import Entry
from flurfunk.conversation.commenting import comment
from flurfunk.events.models import Event
from flurfunk.feed.posting import post
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space
from tests.api.receiver import Receiver, receiving
from tests.cast import Browser


@pytest.fixture
def receiver(settings: object) -> Iterator[Receiver]:
    """A program on this machine, which is allowed here."""
    settings.OUTBOUND_ALLOWED = ["127.0.0.0/8"]  # type: ignore[attr-defined]
    with receiving() as made:
        yield made


@pytest.fixture
def queued() -> Iterator[mock.Mock]:
    """What is put into the queue instead of being carried out."""
    with mock.patch("flurfunk.api.delivering.queue") as queue:
        yield queue


def tell_all() -> None:
    """Tell webhooks of everything that happened."""
    for event in Event.objects.order_by("pk").select_related("actor"):
        if event.kind in KINDS:
            dispatch_event(event)


def told(hook: Webhook) -> list[str]:
    """Give what a webhook is told."""
    return list(hook.dispatches.order_by("pk").values_list("kind", flat=True))


def test_it_is_told_of_what_every_colleague_may_see(
    olu: Person, ada: Person, open_space: Space, secret_post: Entry, queued: mock.Mock
) -> None:
    hook = add_webhook(olu, "https://ci.example/", events=["entry.published", "comment.added"])
    comment(secret_post, ada, "Hidden.")
    seen = [post(ada, "For all.").pk, post(ada, "Here.", space=open_space).pk]
    tell_all()
    tell_all()
    contents = [json.loads(each.content) for each in hook.dispatches.order_by("pk")]
    assert [content["data"]["entry"] for content in contents] == seen
    assert queued.call_count == 2


def test_with_a_space_it_is_told_of_that_one_only(
    olu: Person, ada: Person, open_space: Space, secret_post: Entry, queued: mock.Mock
) -> None:
    hook = add_webhook(
        olu, "https://ci.example/", events=["entry.published", "space.joined"], space=secret_post.space
    )
    post(ada, "Here.", space=open_space)
    tell_all()
    assert told(hook) == ["space.joined"] * 3 + ["entry.published"]


def test_what_was_written_is_never_sent(olu: Person, ada: Person, queued: mock.Mock) -> None:
    add_webhook(olu, "https://ci.example/", events=["entry.published"])
    entry = post(ada, "Some words.", title="A title")
    tell_all()
    assert json.loads(Dispatch.objects.get().content)["data"] == {
        "actor": "ada.lindqvist",
        "entry": entry.pk,
        "kind": "post",
        "url": entry.url,
        "space": None,
    }


def deliver_one(olu: Person, receiver: Receiver, *, tries: int = 0) -> Dispatch:
    """Deliver what a post says to a webhook at the receiver."""
    add_webhook(olu, receiver.url, events=["entry.published"])
    post(olu, "Hello.")
    tell_all()
    dispatch = Dispatch.objects.select_related("webhook").get()
    deliver(dispatch, tries=tries)
    dispatch.refresh_from_db()
    return dispatch


def test_it_arrives_signed(olu: Person, receiver: Receiver, queued: mock.Mock) -> None:
    dispatch = deliver_one(olu, receiver)
    [(headers, body)] = receiver.heard
    assert (body.decode(), headers["webhook-id"]) == (dispatch.content, dispatch.public_id)
    key = base64.b64decode(dispatch.webhook.secret.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert dispatch.delivered_at
    assert Attempt.objects.get().status == 204


def test_what_fails_is_tried_again_later_each_time(
    olu: Person, receiver: Receiver, queued: mock.Mock
) -> None:
    receiver.status = 503
    dispatch = deliver_one(olu, receiver)
    for tries in range(1, len(WAITS) + 1):
        deliver(Dispatch.objects.select_related("webhook").get(), tries=tries)
    dispatch.refresh_from_db()
    again = [call.kwargs["wait"] for call in queued.call_args_list[1:]]
    assert (again, len(receiver.heard)) == (list(WAITS), len(WAITS) + 1)
    assert dispatch.given_up_at
    assert not dispatch.delivered_at


def test_a_redirect_is_not_followed(olu: Person, receiver: Receiver, queued: mock.Mock) -> None:
    receiver.status = 302
    assert deliver_one(olu, receiver).delivered_at is None
    assert len(receiver.heard) == 1


def test_nothing_is_sent_into_our_own_network(
    olu: Person, receiver: Receiver, queued: mock.Mock, settings: object
) -> None:
    settings.OUTBOUND_ALLOWED = []  # type: ignore[attr-defined]
    deliver_one(olu, receiver)
    assert receiver.heard == []
    assert Attempt.objects.get().answer == "127.0.0.1 leads to 127.0.0.1, which is not out in the internet."


def test_after_days_of_failing_nothing_more_is_sent(
    olu: Person, receiver: Receiver, queued: mock.Mock
) -> None:
    receiver.status = 500
    hook = deliver_one(olu, receiver, tries=len(WAITS)).webhook
    hook.refresh_from_db()
    assert hook.is_on
    Webhook.objects.update(failing_since=timezone.now() - timedelta(days=6))
    deliver(Dispatch.objects.select_related("webhook").get(), tries=len(WAITS))
    hook.refresh_from_db()
    assert not hook.is_on
    post(olu, "More.")
    tell_all()
    assert hook.dispatches.count() == 1
    switch_on(hook, by=olu)
    tell_all()
    assert hook.dispatches.count() == 2


def test_it_is_sent_once_more(olu: Person, receiver: Receiver, queued: mock.Mock) -> None:
    dispatch = deliver_one(olu, receiver)
    deliver(dispatch, tries=0)
    assert len(receiver.heard) == 1
    with mock.patch("flurfunk.api.hooking.queue") as queue:
        send_again(dispatch, by=olu)
    queue.assert_called_once_with(dispatch)
    deliver(dispatch, tries=0)
    assert [headers["webhook-id"] for headers, _body in receiver.heard] == [dispatch.public_id] * 2


def test_the_job_waits_in_the_queue(olu: Person) -> None:
    from procrastinate.contrib.django.models import ProcrastinateJob

    add_webhook(olu, "https://ci.example/", events=["entry.published"])
    post(olu, "Hello.")
    tell_all()
    jobs = ProcrastinateJob.objects.filter(task_name="flurfunk.api.jobs.deliver_to_webhook")
    assert [job.args for job in jobs] == [{"dispatch_id": Dispatch.objects.get().pk, "tries": 0}]


def test_what_was_told_a_month_ago_is_forgotten(olu: Person, receiver: Receiver, queued: mock.Mock) -> None:
    deliver_one(olu, receiver)
    assert forget_dispatches() == 0
    Dispatch.objects.update(created_at=timezone.now() - timedelta(days=31))
    forget_dispatches()
    assert not Dispatch.objects.exists()


def test_its_pages(
    sign_in: Callable[[Person], Browser], olu: Person, receiver: Receiver, queued: mock.Mock
) -> None:
    browser = sign_in(olu)
    form = {"url": receiver.url, "events": ["entry.published"]}
    assert browser.post("/console/webhooks", form).status_code == 303
    hook = Webhook.objects.get()
    assert hook.secret in browser.get("/console/webhooks").content.decode()
    assert hook.secret not in browser.get("/console/webhooks").content.decode()
    post(olu, "Hello.")
    tell_all()
    deliver(Dispatch.objects.select_related("webhook").get(), tries=0)
    assert b"Arrived" in browser.get(f"/console/webhooks/{hook.pk}").content


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "https://[::1]/", "ftp://example.org", "nonsense", "http://10.0.0.1"]
)
def test_an_address_inside_is_refused(sign_in: Callable[[Person], Browser], olu: Person, url: str) -> None:
    answer = sign_in(olu).post("/console/webhooks", {"url": url, "events": ["entry.published"]})
    assert (answer.status_code, Webhook.objects.count()) == (422, 0)
