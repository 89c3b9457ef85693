"""Give out personal tokens, and take them back."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from flurfunk.api.models import ApiToken
from flurfunk.events.recording import record
from flurfunk.kit.text import clean_line
from flurfunk.people.models import Person

_SIGN = "flf_"  # by which a scanner for leaked secrets knows one of ours
_SHOWN = 8  # letters that are kept


@dataclass(frozen=True)
class Issued:
    """A new token with its secret, which is known at this moment only."""

    token: ApiToken
    secret: str


def digest(secret: str) -> str:
    """Give what is kept of a token's secret: 256 random bits need no salt and no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def issue(person: Person, name: str, *, scopes: Iterable[str], expires_at: datetime | None = None) -> Issued:
    """Give a person a token for a program of theirs."""
    secret = _SIGN + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        person=person,
        name=clean_line(name),
        digest=digest(secret),
        beginning=secret[:_SHOWN],
        scopes=sorted(set(scopes)),
        expires_at=expires_at,
    )
    record(person, "token.issued", token, scopes=token.scopes)
    return Issued(token, secret)


@transaction.atomic
def revoke(token: ApiToken, *, by: Person | None) -> None:
    """Take a token back: the next request with it is refused."""
    record(by, "token.revoked", token, person=token.person_id)
    token.delete()


@transaction.atomic
def revoke_all(person_id: int) -> None:
    """Take all of a person's tokens back, whose access has ended."""
    for token in ApiToken.objects.filter(person=person_id):
        revoke(token, by=None)
