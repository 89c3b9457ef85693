"""Let people in: an invitation by link or to an address, or an address of an allowed domain."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from flurfunk.accounts.models import AllowedDomain, Invitation
from flurfunk.events.recording import record
from flurfunk.people.models import Person, Role
from flurfunk.spaces.models import Space

_DAYS_VALID = 14


class SpentError(Exception):
    """The invitation has been used or its time is over."""


@transaction.atomic
def invite(
    by: Person | None,
    *,
    email: str = "",
    role: Role = Role.PERSON,
    spaces: Iterable[Space] = (),
    uses: int = 1,
) -> str:
    """Make an invitation and give its secret word, of which only a digest is kept."""
    word = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        digest=_digest(word),
        email=email,
        role=role,
        by=by,
        uses_left=1 if email else uses,
        expires_at=timezone.now() + timedelta(days=_DAYS_VALID),
    )
    invitation.spaces.set(spaces)
    record(by, "person.invited", invitation)
    return word


def find_invitation(word: str) -> Invitation | None:
    """Find the invitation of a secret word; None when there is none or it is spent."""
    found = Invitation.objects.filter(digest=_digest(word)).first()
    return found if found and found.is_usable else None


def use_up(invitation: Invitation) -> Invitation:
    """Take one use off, inside the transaction in which the newcomer is made. Raises SpentError."""
    current = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not current.is_usable:
        raise SpentError
    current.uses_left -= 1
    current.save(update_fields=["uses_left"])
    return current


def is_of_allowed_domain(email: str) -> bool:
    """Tell whether an address may come in by itself."""
    domain = email.rpartition("@")[2].lower()
    return AllowedDomain.objects.filter(domain=domain).exists()


def _digest(word: str) -> str:
    return hashlib.sha256(word.encode()).hexdigest()
