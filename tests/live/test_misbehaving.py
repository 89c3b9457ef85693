"""Sockets that do not keep to the rules harm nobody but themselves."""

import json
import socket
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from flurfunk.live.publishing import publish
from flurfunk.people.models import Person
from tests.live.houses import House, OpenPage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
Open = Callable[[Person], OpenPage]


ORIGINS = (
    "https://evil.example",
    "http://127.0.0.1:1",
    "null",
    "http://[",
    "http://127.0.0.1.evil.example",
    "127.0.0.1",
)
NONSENSE: tuple[str | bytes, ...] = (
    "",
    "no json",
    '{"subscribe"',
    "[]",
    "7",
    "null",
    '{"subscribe": "home:"}',
    '{"subscribe": [7, null, {}, [], true]}',
    '{"subscribe": ["\\ud800", "home:\\u0000", "\\u202e"]}',
    '{"subscribe": ["entry:", "entry:-1", "entry:٣", "entry:9999999999999999999", "entry:1 OR 1=1"]}',
    '{"subscribe": ["space:99999999999999999999999999", "home:7", "nothing", ":", ""]}',
    '{"unsubscribe": ["home:x", 7], "subscribe": {}}',
    "[" * 3999,
    b"\xff\xfe\x00",
    b'{"subscribe": ["home:"]}',
    "x" * 1_000_000,
    json.dumps({"subscribe": [f"entry:{n}" for n in range(1000)]}),
)


def test_another_sites_page_is_refused_with_our_cookie(house: House, ada: Person) -> None:
    page = house.open_page(ada)
    page.socket.close()
    for origin in ORIGINS:
        with pytest.raises(InvalidStatus) as refused:
            OpenPage(house, page.session, origin=origin)
        assert refused.value.response.status_code == 403, origin


def test_without_a_session_no_socket_opens(house: House, ada: Person) -> None:
    for session in ("", "made-up", "%00", "x" * 5000):
        with pytest.raises(InvalidStatus) as refused:
            OpenPage(house, session)
        assert refused.value.response.status_code == 403, session


def test_nonsense_leaves_a_socket_as_it_was(open_page: Open, ada: Person) -> None:
    page = open_page(ada)
    for sent in NONSENSE:
        page.socket.send(sent)
        page.socket.send(json.dumps({"subscribe": ["home:"]}))
        answers: list[Any] = []
        while not answers or answers[-1] != {"subscribed": ["home:"]}:
            answers.append(page.hear())
        assert all("closed" in answer for answer in answers[:-1]), sent


def test_a_thousand_wishes_one_by_one_are_all_answered_and_fifty_heard(open_page: Open, ada: Person) -> None:
    page = open_page(ada)
    for number in range(1000):
        page.socket.send(json.dumps({"subscribe": [f"space:{number + 10**6}"]}))
    page.socket.send(json.dumps({"subscribe": ["home:"]}))
    answers = [page.hear() for _ in range(1001)]
    assert answers == [*({"closed": f"space:{n + 10**6}"} for n in range(1000)), {"subscribed": ["home:"]}]


def test_a_slow_page_is_told_to_read_again_and_delays_nobody(
    house: House, open_page: Open, ada: Person
) -> None:
    quick = open_page(ada)
    quick.wish("home:")
    slow_socket = socket.socket()
    slow_socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    slow_socket.connect(("127.0.0.1", house.port))
    slow = house.open_page(ada, sock=slow_socket, max_queue=1)
    slow.wish("home:")
    for number in range(3000):
        publish(["company"], {"n": number, "padding": "x" * 7000})
        if number % 50 == 49:
            assert [quick.hear()["signal"]["n"] for _ in range(50)] == list(range(number - 49, number + 1))
    told: list[Any] = []
    while not told or told[-1] != {"resync": True}:
        told.append(slow.hear())
    assert len(told) < 3000
    while not slow.hears_nothing():
        pass
    publish(["company"], {"n": "last"})
    assert slow.hear() == {"stream": "home:", "signal": {"n": "last"}}
    slow.socket.close()


def test_a_house_that_closes_says_so_and_does_not_wait_for_who_never_reads(ada: Person) -> None:
    house = House()
    page = house.open_page(ada)
    stuck_socket = socket.socket()
    stuck_socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    stuck_socket.connect(("127.0.0.1", house.port))
    stuck = house.open_page(ada, sock=stuck_socket, max_queue=1)
    for open_page in (page, stuck):
        open_page.wish("home:")
    for number in range(1000):
        publish(["company"], {"n": number, "padding": "x" * 7000})
        page.hear()
    started = monotonic()
    house.stop()
    assert monotonic() - started < 8
    with suppress(ConnectionClosed):
        while True:
            page.hear()
    assert page.socket.close_code == 1012
    stuck_socket.close()
