"""What the tests of the mailroom share: letters as they come, a domain that signs, the worker that reads."""

import base64
import itertools
import subprocess
from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import dkim
import pytest
from django.utils import timezone

from flurfunk.content.models import Entry
from flurfunk.conversation.models import Comment
from flurfunk.mailroom.arriving import Parcel, take
from flurfunk.mailroom.models import IncomingMail, State
from flurfunk.mailroom.reading import read_mail
from flurfunk.mailroom.refusing import refuse
from flurfunk.mailroom.tokens import sign
from flurfunk.people.models import Person

DOMAIN = "flur.nordlicht.example"
_numbers = itertools.count(1)


@pytest.fixture(autouse=True)
def domain(settings: Any) -> None:
    """Mail comes in at a domain of its own, behind a server that says what it found out."""
    settings.MAIL_DOMAIN = DOMAIN
    settings.MAIL_AUTHSERV = "mx.nordlicht.example"


@pytest.fixture(scope="session")
def key() -> tuple[bytes, bytes]:
    """The private key of a domain that signs, and what its name server says of it."""
    made = subprocess.run(
        ["openssl", "genrsa", "-traditional", "2048"], check=True, capture_output=True
    ).stdout
    spoken = subprocess.run(
        ["openssl", "rsa", "-pubout", "-outform", "DER"], input=made, check=True, capture_output=True
    ).stdout
    return made, b"v=DKIM1; k=rsa; p=" + base64.b64encode(spoken)


@pytest.fixture
def signing(settings: Any, key: tuple[bytes, bytes], monkeypatch: pytest.MonkeyPatch) -> Callable[..., bytes]:
    """Sign letters for a domain whose name server answers; our own mail server says nothing."""
    settings.MAIL_AUTHSERV = ""

    def ask(name: bytes, timeout: int) -> bytes | None:
        return key[1] if b"nordlicht" in name else None

    monkeypatch.setattr(dkim, "get_txt", ask)

    def signed(raw: bytes, domain: bytes = b"nordlicht.example", **how: Any) -> bytes:
        made: bytes = dkim.sign(raw, b"mail", domain, key[0], **how)
        return made + raw

    return signed


def letter(
    sender: Person | str, to: str, text: str, *, subject: str = "Re: The press", **fields: str
) -> EmailMessage:
    """A letter as a mail program writes it; `fields` are further ones, with _ for -."""
    made = EmailMessage()
    made["From"] = sender if isinstance(sender, str) else f"{sender.name} <{sender.email}>"
    made["To"] = to
    made["Subject"] = subject
    made["Message-ID"] = f"<letter-{next(_numbers)}@nordlicht.example>"
    for name, value in fields.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made


def vouched(made: EmailMessage) -> EmailMessage:
    """A letter about which our own mail server says that it comes from its domain."""
    domain = str(made["From"]).strip(">").rpartition("@")[2]
    made["Authentication-Results"] = f"mx.nordlicht.example; dkim=pass header.d={domain}"
    return made


def wire(made: EmailMessage | bytes) -> bytes:
    """The bytes that go over the wire."""
    return (
        made if isinstance(made, bytes) else made.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    )


def bring(made: EmailMessage | bytes, to: str, *, envelope_from: str = "someone@nordlicht.example") -> str:
    """Bring a letter to the door and give the answer there."""
    return take(Parcel(envelope_from, wire(made)), [to])[0]


def work() -> list[IncomingMail]:
    """Read what waits and send the refusals, as the worker does; give all letters, oldest first."""
    for mail in IncomingMail.objects.filter(state=State.WAITING).order_by("pk"):
        read_mail(mail.pk)
    for mail in IncomingMail.objects.filter(state=State.REFUSED, answered_at=None).order_by("pk"):
        refuse(mail.pk)
    return list(IncomingMail.objects.order_by("pk"))


def reply_to(person: Person, entry: Entry, comment: Comment | None = None, **shift: Any) -> str:
    """The address that a letter about an entry or a comment gives a person."""
    now = shift.get("now") or timezone.now()
    return f"reply+{sign(person.pk, entry.pk, comment.pk if comment else None, now=now)}@{DOMAIN}"
