"""The receiver over real sockets: what is taken is kept before the answer, what is not is refused while they wait."""

import smtplib
import socket
import threading
import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from flurfunk.feed.posting import post
from flurfunk.mailroom.models import IncomingMail
from flurfunk.mailroom.receiving import receiver
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space
from tests.mailroom.conftest import DOMAIN, letter, reply_to, vouched, wire

pytestmark = pytest.mark.django_db(transaction=True)
_SPACE = f"hydraulics@{DOMAIN}"
_UNPROVEN = (
    b"5.7.1 This address takes mail only from members whose server signs it (DKIM) or is vouched for (SPF)"
)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("nobody listens")


@pytest.fixture
def lmtp(settings: Any) -> Iterator[smtplib.LMTP]:
    """A mail server that hands letters over by LMTP."""
    port = _free_port()
    settings.MAIL_LISTEN = f"lmtp:127.0.0.1:{port}"
    with receiver():
        _wait(port)
        with smtplib.LMTP("127.0.0.1", port) as client:
            yield client


@pytest.fixture
def smtp(settings: Any) -> Iterator[smtplib.SMTP]:
    """Somebody's mail server, by SMTP."""
    port = _free_port()
    settings.MAIL_LISTEN = f"smtp:127.0.0.1:{port}"
    with receiver():
        _wait(port)
        with smtplib.SMTP("127.0.0.1", port) as client:
            yield client


def send(client: smtplib.SMTP, made: EmailMessage | bytes, *to: str) -> tuple[int, bytes]:
    """Send a letter and give the answer to its data, in LMTP the first."""
    client.ehlo_or_helo_if_needed()
    client.mail("ada@nordlicht.example")
    for address in to:
        client.rcpt(address)
    return client.data(wire(made))


def test_a_letter_is_kept_before_the_answer(lmtp: smtplib.LMTP, open_space: Space, ada: Person) -> None:
    made = vouched(letter(ada, _SPACE, "Hello.", subject="News"))
    assert send(lmtp, made, _SPACE) == (250, b"2.0.0 We have it")
    (kept,) = IncomingMail.objects.all()
    assert (kept.person, kept.recipient, kept.space, kept.state) == (ada, _SPACE, open_space, "waiting")
    assert (
        bytes(kept.raw or b"").replace(b"\r\n", b"\n").rstrip() == wire(made).replace(b"\r\n", b"\n").rstrip()
    )


def test_each_recipient_has_an_answer(
    lmtp: smtplib.LMTP, open_space: Space, ada: Person, bea: Person
) -> None:
    to = reply_to(bea, post(bea, "Which?", space=open_space))
    lmtp.sendmail("ada@nordlicht.example", [_SPACE], wire(vouched(letter(ada, _SPACE, "One."))))
    lmtp.mail("ada@nordlicht.example")
    assert [lmtp.rcpt(address)[0] for address in (_SPACE, to, f"space+1@{DOMAIN}")] == [250, 250, 250]
    code, first = lmtp.data(wire(vouched(letter(ada, _SPACE, "Two."))))
    assert (code, first) == (250, b"2.0.0 We have it")
    assert lmtp.getreply()[0] == 550
    assert lmtp.getreply()[0] == 250
    assert IncomingMail.objects.count() == 3


def test_nothing_is_relayed(smtp: smtplib.SMTP) -> None:
    smtp.ehlo_or_helo_if_needed()
    smtp.mail("x@elsewhere.example")
    assert smtp.rcpt("ada@nordlicht.example") == (550, b"5.7.1 We take no mail for that domain")
    assert smtp.rcpt(f"x@sub.{DOMAIN}") == (550, b"5.7.1 We take no mail for that domain")
    assert smtp.rcpt(f"reply+aaaa@{DOMAIN}") == (550, b"5.1.1 There is no such address here")
    assert smtp.docmd("DATA") == (503, b"Error: need RCPT command")


def test_strangers_and_pretenders_hear_the_same(smtp: smtplib.SMTP, secret_space: Space, ada: Person) -> None:
    there, nowhere = f"{secret_space.slug}@{DOMAIN}", f"no-such-space@{DOMAIN}"
    for to in (there, nowhere):
        for sender in ("stranger@elsewhere.example", ada):
            assert send(smtp, letter(sender, to, "Hello."), to) == (550, _UNPROVEN)
    forged = letter(
        ada, there, "Hello.", Authentication_Results="mx.evil.example; dkim=pass header.d=nordlicht.example"
    )
    assert send(smtp, forged, there) == (550, _UNPROVEN)
    assert not IncomingMail.objects.exists()


def test_a_huge_letter_is_refused(smtp: smtplib.SMTP, open_space: Space, ada: Person, settings: Any) -> None:
    settings.MAIL_MAX_BYTES = 200_000
    smtp.close()
    port = _free_port()
    settings.MAIL_LISTEN = f"smtp:127.0.0.1:{port}"
    with receiver():
        _wait(port)
        with smtplib.SMTP("127.0.0.1", port) as client:
            made = vouched(letter(ada, _SPACE, "word " * 50_000))
            assert send(client, made, _SPACE)[0] == 552
            assert send(client, vouched(letter(ada, _SPACE, "short")), _SPACE)[0] == 250
        with socket.create_connection(("127.0.0.1", port)) as flood:
            flood.recv(1000)
            flood.sendall(f"HELO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<{_SPACE}>\r\nDATA\r\n".encode())
            with pytest.raises(OSError, match=r"reset|Broken pipe"):
                flood.sendall(b"x" * 10_000_000)  # one line without an end
    assert IncomingMail.objects.count() == 1


def test_a_database_that_is_gone_means_try_again(
    smtp: smtplib.SMTP, open_space: Space, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: Any, **_kwargs: Any) -> None:
        raise OperationalError("gone")

    monkeypatch.setattr(IncomingMail, "save", broken)
    assert send(smtp, vouched(letter(ada, _SPACE, "Hello.")), _SPACE)[0] == 451


def test_a_socket_in_the_file_system_will_do(
    tmp_path: Path, settings: Any, open_space: Space, ada: Person
) -> None:
    path = tmp_path / "lmtp"
    settings.MAIL_LISTEN = f"lmtp:unix:{path}"
    for number in range(2):  # the second finds what a killed one left
        stale = socket.socket(socket.AF_UNIX)
        if number:
            stale.bind(str(path))
        with receiver():
            for _ in range(100):
                try:
                    client = smtplib.LMTP(str(path))
                    break
                except OSError:
                    time.sleep(0.05)
            assert send(client, vouched(letter(ada, _SPACE, f"Number {number}.")), _SPACE)[0] == 250
            client.quit()
        stale.close()
        path.unlink(missing_ok=True)
    assert IncomingMail.objects.count() == 2


def test_nobody_listens_where_it_is_not_set_up(settings: Any) -> None:
    settings.MAIL_LISTEN = ""
    with receiver():
        assert not [thread for thread in threading.enumerate() if thread.name == "mail receiver"]


def test_a_port_that_is_taken_is_tried_again(
    settings: Any, monkeypatch: pytest.MonkeyPatch, open_space: Space, ada: Person
) -> None:
    monkeypatch.setattr("flurfunk.mailroom.receiving._TRY_AGAIN", 0.05)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = int(other.getsockname()[1])
        settings.MAIL_LISTEN = f"lmtp:127.0.0.1:{port}"
        with receiver():
            other.close()
            _wait(port)
            with smtplib.LMTP("127.0.0.1", port) as client:
                assert send(client, vouched(letter(ada, _SPACE, "Hello.")), _SPACE)[0] == 250
