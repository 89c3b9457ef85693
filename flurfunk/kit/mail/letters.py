"""One letter, read from its bytes, however broken."""

import email
import email.errors
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import Message

from flurfunk.kit.mail import headers
from flurfunk.kit.mail.addresses import Mailbox, mailboxes
from flurfunk.kit.mail.automatic import is_automatic
from flurfunk.kit.mail.bodies import Body, Enclosure, read_body
from flurfunk.kit.mail.dates import written_at
from flurfunk.kit.mail.headers import Fields
from flurfunk.kit.mail.parameters import stated

__all__ = ["Enclosure", "Heading", "Letter", "Mailbox", "read_heading", "read_letter"]

_VIA = re.compile(r"^(.*?)\s+via\s+\S.*$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """What the header alone tells; enough for threading. Ids are without brackets."""

    message_id: str
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    subject: str
    sender: Mailbox
    author: Mailbox
    recipients: tuple[Mailbox, ...]
    date: datetime | None
    is_automatic: bool
    problems: tuple[str, ...]


@dataclass(frozen=True)
class Letter(Heading):
    """A whole letter. `sender` is what From says, `author` the person behind a list that rewrote From."""

    text: str
    html: str
    is_text_from_html: bool
    attachments: tuple[Enclosure, ...]


def read_letter(raw: bytes) -> Letter:
    """Read a whole letter; never raises: what could not be read is named in `problems`."""
    heading = read_heading(raw)
    body = _body(raw)
    told = vars(heading) | {"problems": heading.problems + body.problems}
    return Letter(
        **told,
        text=body.text,
        html=body.html,
        is_text_from_html=body.is_text_from_html,
        attachments=body.attachments,
    )


def read_heading(raw: bytes) -> Heading:
    """Read the header of a letter and leave its body alone; never raises."""
    fields, content = headers.split_header(raw)
    hint = stated(headers.plain(fields.first("content-type"))).parameters.get("charset", "")

    def text(name: str) -> str:
        return headers.plain(fields.first(name), hint)

    identity = headers.message_id(text("message-id"))
    sender = _sender(fields, hint)
    date, misdated = written_at(text("date"), tuple(headers.plain(line) for line in fields.all("received")))
    subject = headers.readable(text("subject"))
    return Heading(
        message_id=identity or _digest(fields, content),
        in_reply_to=headers.answered_ids(text("in-reply-to")),
        references=headers.referenced_ids(text("references")),
        subject=subject,
        sender=sender,
        author=_author(sender, fields, hint),
        recipients=tuple(_named(fields, ("to", "cc"), hint)),
        date=date,
        is_automatic=is_automatic(fields, sender, subject),
        problems=tuple(_problems(identity, sender, misdated)),
    )


def _body(raw: bytes) -> Body:
    try:
        return read_body(email.message_from_bytes(raw))
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, email.errors.MessageError):
        # So broken, or nested so deep, that the parts cannot be told apart: it is read as one text.
        message = Message()
        message.set_payload(headers.split_header(raw)[1].decode("ascii", "surrogateescape"))
        body = read_body(message)
        return Body(
            body.text, "", False, body.attachments, (*body.problems, "the parts cannot be told apart")
        )


def _digest(fields: Fields, content: bytes) -> str:
    """An identity of what the sender wrote, so that another copy of the archive gives the same."""
    told = b"\n".join(fields.first(name) for name in ("date", "from", "to", "subject"))
    body = b"\n".join(line.rstrip() for line in content.splitlines()).strip()
    digest = hashlib.sha256(told + b"\n\n" + body).hexdigest()
    return f"{digest[:40]}@digest.invalid"


def _sender(fields: Fields, hint: str) -> Mailbox:
    named = _named(fields, ("from", "sender", "reply-to", "return-path"), hint)
    found = list(named)
    return next((box for box in found if box.address), found[0] if found else Mailbox("", ""))


def _author(sender: Mailbox, fields: Fields, hint: str) -> Mailbox:
    """Lists that rewrite From ("Ada via friends") put the real address into another field."""
    via = _VIA.match(sender.name)
    if not via:
        return sender
    kept = _named(fields, ("x-original-from", "x-mailfrom", "reply-to", "cc"), hint)
    others = [box for box in kept if box.address and box.address != sender.address]
    name = via[1].strip("'\" ")
    same = next((box for box in others if box.name.casefold() == name.casefold()), None)
    return Mailbox(name, same.address if same else _original(fields, hint, sender))


def _original(fields: Fields, hint: str, sender: Mailbox) -> str:
    kept = _named(fields, ("x-original-from", "x-mailfrom", "reply-to"), hint)
    return next((box.address for box in kept if box.address and box.address != sender.address), "")


def _named(fields: Fields, names: tuple[str, ...], hint: str) -> Iterator[Mailbox]:
    for name in names:
        for value in fields.all(name):
            yield from mailboxes(headers.plain(value, hint))


def _problems(identity: str, sender: Mailbox, misdated: str) -> Iterator[str]:
    if not identity:
        yield "no message id"
    if not sender.address:
        yield "no sender"
    if misdated:
        yield misdated
