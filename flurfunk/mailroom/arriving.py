"""A letter at the door: who it is from and for whom is asked while the other server waits; then it is kept."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from flurfunk.kit.mail.headers import Fields, split_header
from flurfunk.kit.mail.letters import read_heading
from flurfunk.mailroom.addressing import Place, destination, is_ours, tidy
from flurfunk.mailroom.authenticity import NotNowError, Verdict, verdict_on
from flurfunk.mailroom.authorship import author_of, person_of
from flurfunk.mailroom.models import IncomingMail
from flurfunk.mailroom.tokens import ReplyTo
from flurfunk.people.models import Person

TAKEN = "250 2.0.0 We have it"
NO_RELAY = "550 5.7.1 We take no mail for that domain"
NO_SUCH_ADDRESS = "550 5.1.1 There is no such address here"
# One sentence for strangers and for those who say they were somebody: nobody learns who has an account.
UNPROVEN = (
    "550 5.7.1 This address takes mail only from members whose server signs it (DKIM) or is vouched for (SPF)"
)
NOT_YOURS = "550 5.7.1 This address was given to somebody else, or your letter's signature is broken"
LATER = "451 4.7.0 The sender's domain cannot be asked just now, please try again"


@dataclass(frozen=True)
class Parcel:
    """A letter as it came over the wire."""

    envelope_from: str
    raw: bytes


@dataclass(frozen=True)
class _Sender:
    person: Person
    verdict: Verdict


def answer_to(address: str) -> str:
    """Say at once whether an address may be written to; which spaces there are stays untold."""
    if not is_ours(address):
        return NO_RELAY
    return NO_SUCH_ADDRESS if destination(address) is None else "250 OK"


def take(parcel: Parcel, recipients: Sequence[str]) -> list[str]:
    """Keep a letter for each of its recipients that may have it; give an answer for each, in their order."""
    fields, _body = split_header(parcel.raw)
    try:
        sender = _sender(parcel, fields)
    except NotNowError:
        return [LATER for _ in recipients]
    return [_take_for(recipient, parcel, sender) for recipient in recipients]


def _sender(parcel: Parcel, fields: Fields) -> _Sender | None:
    author = author_of(fields)
    person = person_of(author) if author else None
    if author is None or person is None:
        return None
    return _Sender(person, verdict_on(parcel.raw, fields, author.domain))


def _take_for(recipient: str, parcel: Parcel, sender: _Sender | None) -> str:
    where = destination(recipient)
    if where is None:
        return NO_SUCH_ADDRESS
    if isinstance(where, ReplyTo):
        # The address itself was a secret between us and this person; only a contradiction outweighs it.
        if sender is None or sender.person.pk != where.person or sender.verdict is Verdict.FAIL:
            return NOT_YOURS
    elif sender is None or sender.verdict is not Verdict.PASS:
        return UNPROVEN
    _keep(tidy(recipient), where, parcel, sender.person)
    return TAKEN


def _keep(recipient: str, where: ReplyTo | Place, parcel: Parcel, person: Person) -> None:
    """Keep it together with the job that reads it; one that came before is here already, and stays as it is."""
    from flurfunk.mailroom.jobs import queue_reading

    mail = IncomingMail(
        identity=identity(read_heading(parcel.raw).message_id),
        recipient=recipient[:254],
        envelope_from=parcel.envelope_from[:320],
        person=person,
        space=where.space() if isinstance(where, Place) else None,
        raw=parcel.raw,
        size=len(parcel.raw),
        received_at=timezone.now(),
    )
    if IncomingMail.objects.filter(identity=mail.identity, recipient=mail.recipient).exists():
        return
    try:
        with transaction.atomic():
            mail.save()
            queue_reading(mail)
    except IntegrityError:
        # The same letter came over two connections at once, and the other was quicker.
        return


def identity(message_id: str) -> str:
    """Give the name under which a letter is known here."""
    return hashlib.sha256(message_id.encode("utf-8", "replace")).hexdigest()
