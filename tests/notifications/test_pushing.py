"""Messages to browsers: sealed for one browser only, without content unless wanted, and ended with the session."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from django.utils import timezone

from flurfunk.accounts.models import Session
from flurfunk.content.models import Entry
from flurfunk.conversation.commenting import comment
from flurfunk.feed.posting import post
from flurfunk.notifications.models import Sending, Subscription
from flurfunk.notifications.pushing import send_pushes
from flurfunk.notifications.reading import read_entry
from flurfunk.notifications.rhythms import keep_rhythm
from flurfunk.notifications.sealing import _derive, decode, new_key, public_bytes, read_public, seal
from flurfunk.notifications.subscribing import sender_key, sender_name, subscribe
from flurfunk.people.deactivating import deactivate
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space
from tests.cast import Browser
from tests.notifications.conftest import after, tell_all


def test_it_seals_as_the_standard_does() -> None:
    """RFC 8291, appendix A."""
    ours = ec.derive_private_key(
        int.from_bytes(decode("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"), "big"), ec.SECP256R1()
    )
    sealed = seal(
        b"When I grow up, I want to be a watermelon",
        to=decode("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
        secret=decode("BTBZMqHH6r4Tts7J_aSIgg"),
        salt=decode("DGv6ra1nlYgDCS1FRnbzlw"),
        key=ours,
    )
    assert sealed == decode(
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
        "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
        "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


@dataclass
class Maker:
    """A browser's maker that takes messages, and the browser that opens them."""

    status: int = 201
    taken: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    key: ec.EllipticCurvePrivateKey = field(default_factory=new_key)
    secret: bytes = b"sixteen bytes ok"
    url: str = ""

    def opened(self) -> list[dict[str, Any]]:
        """What the browser reads."""
        return [json.loads(self._open(body)) for _, body in self.taken]

    def _open(self, body: bytes) -> bytes:
        salt, theirs, sealed = body[:16], body[21:86], body[86:]
        shared = self.key.exchange(ec.ECDH(), read_public(theirs))
        purpose = b"WebPush: info\0" + public_bytes(self.key) + theirs
        secret = _derive(shared, salt=self.secret, purpose=purpose, length=32)
        key = _derive(secret, salt=salt, purpose=b"Content-Encoding: aes128gcm\0", length=16)
        nonce = _derive(secret, salt=salt, purpose=b"Content-Encoding: nonce\0", length=12)
        return AESGCM(key).decrypt(nonce, sealed, None).removesuffix(b"\x02")


@pytest.fixture
def maker(settings: Any) -> Iterator[Maker]:
    """The maker, on this machine, where our messages go by way of exception."""
    made = Maker()

    class Taking(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            made.taken.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(made.status)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Taking)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings.OUTBOUND_ALLOWED = ["127.0.0.0/8"]
    made.url = f"http://127.0.0.1:{server.server_port}/browser"
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def entry(ada: Person, open_space: Space) -> Entry:
    """Ada's post in the open space."""
    return post(ada, "Which seal holds at 90 degrees?", space=open_space, title="Seals")


@pytest.fixture
def browser(ada: Person, maker: Maker) -> Browser:
    """Ada's browser, which may be told."""
    browser = Browser()
    browser.force_login(ada)
    session = Session.objects.get(person=ada)
    subscribe(ada, session.pk, endpoint=maker.url, public_key=public_bytes(maker.key), secret=maker.secret)
    return browser


def push() -> None:
    """What the worker pushes."""
    tell_all()
    send_pushes(after(minutes=1))


def test_it_says_that_there_is_something_and_not_what(
    entry: Entry, bea: Person, browser: Browser, maker: Maker
) -> None:
    comment(entry, bea, "The blue ones.")
    push()
    push()
    (message,) = maker.opened()
    assert message.pop("tag")
    assert message == {
        "title": "Nordlicht Maschinenbau",
        "body": "Something new concerns you.",
        "unread": 1,
        "url": "/notifications",
    }
    assert [each.is_sent for each in Sending.objects.filter(way="push")] == [True]


def test_it_says_what_where_the_person_wants_that(
    entry: Entry, ada: Person, bea: Person, browser: Browser, maker: Maker
) -> None:
    keep_rhythm(ada, digest="daily", quiet_from=None, quiet_until=None, shows_content=True)
    said = comment(entry, bea, "The blue ones.")
    push()
    (message,) = maker.opened()
    assert (message["title"], message["body"]) == ("Bea Müller commented on “Seals”", "The blue ones.")
    assert message["url"] == f"{entry.url}#comment_{said.pk}"


def test_messages_of_a_thread_take_one_anothers_place(
    entry: Entry, bea: Person, browser: Browser, maker: Maker
) -> None:
    comment(entry, bea, "The blue ones.")
    comment(entry, bea, "Or the red ones.")
    push()
    first, second = (headers["topic"] for headers, _ in maker.taken)
    assert (first == second, len(first)) == (True, 32)


def test_it_is_signed_by_a_key_that_stays(entry: Entry, bea: Person, browser: Browser, maker: Maker) -> None:
    name = sender_name()
    comment(entry, bea, "The blue ones.")
    push()
    headers, _ = maker.taken[0]
    token, key = (
        part.partition("=")[2] for part in headers["authorization"].removeprefix("vapid ").split(", ")
    )
    assert key == name == sender_name()
    signed, _, signature = token.rpartition(".")
    raw = decode(signature)
    parts = (int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    sender_key().public_key().verify(utils.encode_dss_signature(*parts), signed.encode(), ec.ECDSA(SHA256()))
    claims = json.loads(decode(signed.split(".")[1]))
    assert claims["aud"] == maker.url.removesuffix("/browser")
    assert claims["exp"] - timezone.now().timestamp() <= 24 * 3600


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(
    status: int, entry: Entry, bea: Person, browser: Browser, maker: Maker
) -> None:
    maker.status = status
    comment(entry, bea, "The blue ones.")
    push()
    assert Subscription.objects.count() == 0
    assert [(each.is_sent, each.settled_at is None) for each in Sending.objects.filter(way="push")] == [
        (False, False)
    ]


def test_a_maker_that_fails_is_tried_again(entry: Entry, bea: Person, browser: Browser, maker: Maker) -> None:
    maker.status = 503
    comment(entry, bea, "The blue ones.")
    push()
    maker.status = 201
    send_pushes(after(minutes=3))
    assert len(maker.taken) == 1
    send_pushes(after(minutes=7))
    send_pushes(after(minutes=70))
    assert len(maker.taken) == 2


def test_what_was_read_or_belongs_to_a_closed_session_is_not_pushed(
    entry: Entry, ada: Person, bea: Person, browser: Browser, maker: Maker
) -> None:
    comment(entry, bea, "The blue ones.")
    tell_all()
    read_entry(ada, entry)
    push()
    comment(entry, bea, "Or the red ones.")
    tell_all()
    browser.post("/sign-out")
    assert Subscription.objects.count() == 0
    push()
    assert maker.taken == []


def test_it_ends_with_the_account(ada: Person, olu: Person, browser: Browser) -> None:
    deactivate(ada, by=olu)
    assert Subscription.objects.count() == 0


def test_another_key_of_the_same_session_keeps_it(ada: Person, browser: Browser) -> None:
    Session.objects.filter(person=ada).update(session_key="another")
    assert Subscription.objects.get().session_id == "another"


def test_an_address_in_our_own_network_is_not_asked(
    entry: Entry, bea: Person, browser: Browser, maker: Maker, settings: Any
) -> None:
    settings.OUTBOUND_ALLOWED = []
    comment(entry, bea, "The blue ones.")
    push()
    assert (maker.taken, Subscription.objects.count()) == ([], 0)
