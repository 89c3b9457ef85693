"""What the doctor says of the ways in and out."""

import socket
from collections.abc import Iterator
from threading import Thread

import pytest

from flurfunk.cli.reaching import mail_door, push_key
from flurfunk.notifications.models import SenderKey
from flurfunk.notifications.subscribing import sender_name


@pytest.fixture
def settings_of(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Begin without any setting for mail that comes in."""
    for name in ("FLURFUNK_MAIL_DOMAIN", "FLURFUNK_MAIL_LISTEN", "FLURFUNK_URL"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.fixture
def port() -> Iterator[int]:
    """Something that greets like a mail server, once."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def greet() -> None:
            visitor, _ = server.accept()
            with visitor:
                visitor.sendall(b"220 flurfunk.example Flurfunk\r\n")

        greeter = Thread(target=greet, daemon=True)
        greeter.start()
        yield server.getsockname()[1]
        greeter.join(5)


def test_a_closed_door_is_well_and_says_how_to_open_it(settings_of: pytest.MonkeyPatch) -> None:
    found = mail_door()
    assert (found.is_well, "set FLURFUNK_MAIL_DOMAIN and FLURFUNK_MAIL_LISTEN" in found.sentence) == (
        True,
        True,
    )


@pytest.mark.parametrize(
    ("domain", "listen", "said"),
    [
        ("flurfunk.example", "", "set FLURFUNK_MAIL_LISTEN, too"),
        ("", "lmtp:127.0.0.1:2424", "set FLURFUNK_MAIL_DOMAIN, too"),
        ("flurfunk.example", "imap:127.0.0.1:1", "begins with lmtp: or smtp:"),
        ("flurfunk.example", "lmtp:127.0.0.1:1", "Nobody opens at lmtp:127.0.0.1:1"),
        ("flurfunk.example", "lmtp:unix:/nowhere/at/all", "Nobody opens at lmtp:unix:/nowhere/at/all"),
    ],
)
def test_what_is_wrong_with_the_door_is_named(
    settings_of: pytest.MonkeyPatch, domain: str, listen: str, said: str
) -> None:
    settings_of.setenv("FLURFUNK_MAIL_DOMAIN", domain)
    settings_of.setenv("FLURFUNK_MAIL_LISTEN", listen)
    found = mail_door()
    assert (found.is_well, said in found.sentence) == (False, True), found.sentence


def test_an_open_door_greets(settings_of: pytest.MonkeyPatch, port: int) -> None:
    settings_of.setenv("FLURFUNK_MAIL_DOMAIN", "flurfunk.example")
    settings_of.setenv("FLURFUNK_MAIL_LISTEN", f"lmtp:127.0.0.1:{port}")
    found = mail_door()
    assert (found.is_well, "dig MX flurfunk.example" in found.sentence) == (True, True), found.sentence


@pytest.mark.django_db
def test_the_key_is_not_there_then_there_then_broken(settings_of: pytest.MonkeyPatch) -> None:
    settings_of.setenv("FLURFUNK_URL", "https://flurfunk.example")
    assert push_key().sentence == "made as soon as the first browser wants to be told"
    sender_name()
    assert (push_key().is_well, push_key().sentence) == (True, "there; 0 browsers are told")
    SenderKey.objects.update(private=b"torn")
    assert push_key().is_well is False
