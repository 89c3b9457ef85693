"""Who hears what, through a real server: exactly what they could read, and not a moment longer."""

import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from django.db import connection, transaction
from websockets.exceptions import ConnectionClosed

from flurfunk.accounts.ending import end_session
from flurfunk.accounts.models import Session
from flurfunk.accounts.session_store import digest
from flurfunk.content.models import Entry
from flurfunk.conversation.commenting import comment
from flurfunk.live.publishing import publish
from flurfunk.people.deactivating import deactivate
from flurfunk.people.models import Person
from flurfunk.spaces.joining import add_member, ask_to_join, end_membership, step_back
from flurfunk.spaces.models import Membership, Space
from tests.live.houses import OpenPage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
Open = Callable[[Person], OpenPage]


def _close_code(page: OpenPage) -> int:
    with suppress(ConnectionClosed):
        for _ in page.socket:
            pass
    return page.socket.close_code or 0


def test_ada_hears_a_comment_and_mallory_is_refused(
    *,
    open_page: Open,
    ada: Person,
    bea: Person,
    mallory: Person,
    secret_post: Entry,
    tell_all: Callable[[], None],
) -> None:
    stream = f"entry:{secret_post.pk}"
    at_adas, at_mallorys = open_page(ada), open_page(mallory)
    space = f"space:{secret_post.space_id}"
    assert at_adas.wish(stream, space) == [{"subscribed": [stream]}, {"subscribed": [space]}]
    assert at_mallorys.wish(stream, space, "home:") == [
        {"closed": stream},
        {"closed": space},
        {"subscribed": ["home:"]},
    ]
    made = comment(secret_post, bea, "Live!")
    tell_all()
    heard = {
        "id": f"comment_{made.pk}",
        "url": f"/comments/{made.pk}",
        "within": f"entry_{secret_post.pk}_comments",
    }
    assert at_adas.hear() == {"stream": stream, "signal": heard}
    assert at_mallorys.hears_nothing()


def test_who_loses_a_membership_hears_nothing_more_at_once(
    *,
    open_page: Open,
    ada: Person,
    bea: Person,
    secret_post: Entry,
    secret_space: Space,
    tell_all: Callable[[], None],
) -> None:
    stream = f"entry:{secret_post.pk}"
    page, other = open_page(ada), open_page(bea)
    page.wish(stream)
    other.wish(stream)
    end_membership(Membership.objects.get(person=ada, space=secret_space), by=ada)
    assert [page.hear(), page.hear()] == [{"closed": stream}, {"resync": True}]
    made = comment(secret_post, bea, "Is she gone?")
    tell_all()
    assert other.hear()["signal"]["id"] == f"comment_{made.pk}"
    assert page.hears_nothing()
    assert page.wish(stream) == [{"closed": stream}]


def test_whatever_page_is_open_is_closed_when_a_membership_ends_and_when_one_begins(
    open_page: Open, ada: Person, mallory: Person, secret_space: Space
) -> None:
    seen = f"reach:{Person.objects.get(pk=ada.pk).reach}"
    page, new = open_page(ada), open_page(mallory)
    assert page.wish(seen) == [{"subscribed": [seen]}]
    assert new.wish("reach:0") == [{"subscribed": ["reach:0"]}]
    end_membership(Membership.objects.get(person=ada, space=secret_space), by=ada)
    assert [page.hear(), page.hear()] == [{"closed": seen}, {"resync": True}]
    assert page.wish(seen) == [{"closed": seen}]
    assert new.hears_nothing()
    add_member(secret_space, mallory)
    assert [new.hear(), new.hear()] == [{"closed": "reach:0"}, {"resync": True}]


def test_only_those_who_decide_hear_that_somebody_asks_to_join_or_no_longer_does(
    *,
    open_page: Open,
    olu: Person,
    ada: Person,
    mallory: Person,
    closed_space: Space,
    tell_all: Callable[[], None],
) -> None:
    stream = f"keepers:{closed_space.pk}"
    at_olus, at_adas = open_page(olu), open_page(ada)
    assert at_olus.wish(stream) == [{"subscribed": [stream]}]
    assert at_adas.wish(stream) == [{"closed": stream}]
    for change in (ask_to_join, step_back):
        change(closed_space, mallory)
        tell_all()
        count = {"id": "asking", "url": f"{closed_space.url}/requests/count"}
        waiting = {"id": "waiting", "url": f"{closed_space.url}/requests"}
        assert at_olus.hear() == {"stream": stream, "signal": count}
        assert at_olus.hear() == {"stream": stream, "signal": waiting}
    assert at_adas.hears_nothing()


def test_a_revoked_session_is_closed_with_4401_and_the_persons_other_stays(
    open_page: Open, ada: Person
) -> None:
    page, other = open_page(ada), open_page(ada)
    page.wish("home:")
    other.wish("home:")
    end_session(Session.objects.get(session_key=digest(page.session)))
    assert _close_code(page) == 4401
    assert [other.hear(), other.hear()] == [{"subscribed": ["home:"]}, {"resync": True}]


def test_who_is_deactivated_is_closed_with_4401(open_page: Open, ada: Person, olu: Person) -> None:
    page = open_page(ada)
    page.wish("home:")
    deactivate(ada, by=olu)
    assert _close_code(page) == 4401


def test_what_is_rolled_back_is_never_heard(open_page: Open, ada: Person) -> None:
    page = open_page(ada)
    page.wish("home:")

    class ChangedMyMindError(Exception):
        pass

    with pytest.raises(ChangedMyMindError), transaction.atomic():  # noqa: PT012 - the transaction is the test
        publish(["company"], {"entry": 1})
        raise ChangedMyMindError
    with transaction.atomic():
        publish(["company"], {"entry": 2})
        assert page.hears_nothing()
    assert page.hear() == {"stream": "home:", "signal": {"entry": 2}}


def test_after_the_listener_lost_its_connection_everybody_proves_again_and_resynchronises(
    *, open_page: Open, ada: Person, bea: Person, secret_space: Space, secret_post: Entry
) -> None:
    stream = f"entry:{secret_post.pk}"
    page, other = open_page(ada), open_page(bea)
    page.wish(stream)
    other.wish(stream)
    Membership.objects.filter(person=ada).delete()  # without a word, as while nobody listened
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE query LIKE 'LISTEN %' AND datname = current_database()"
        )
        assert cursor.rowcount == 1
    assert [page.hear(), page.hear()] == [{"closed": stream}, {"resync": True}]
    assert [other.hear(), other.hear()] == [{"subscribed": [stream]}, {"resync": True}]
    publish([stream], {"id": "x"})
    assert other.hear() == {"stream": stream, "signal": {"id": "x"}}
    assert page.hears_nothing()


def test_what_was_said_between_making_a_page_and_listening_is_heard(
    *, open_page: Open, ada: Person, mallory: Person, secret_post: Entry
) -> None:
    stream, early = f"entry:{secret_post.pk}", time.time()
    listening = open_page(ada)
    listening.wish(stream)
    with transaction.atomic():
        publish([f"entry:{secret_post.pk}", "company"], {"id": "early"})
    assert listening.hear() == {"stream": stream, "signal": {"id": "early"}}

    late, later, outside = open_page(ada), open_page(ada), open_page(mallory)
    assert late.wish(stream, since=early) == [{"subscribed": [stream]}]
    assert late.hear() == {"stream": stream, "signal": {"id": "early"}}
    assert later.wish(stream, since=time.time() + 60) == [{"subscribed": [stream]}]
    assert later.hears_nothing()
    assert outside.wish(stream, since=early) == [{"closed": stream}]
    assert outside.hears_nothing()
