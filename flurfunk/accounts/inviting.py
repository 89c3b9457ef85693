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
    """Make an invitation and give its secret word, of which only a digest is kept.

    One that the same person (or, for allowed domains, nobody) made for the same address before no longer opens.
    """
    word = secrets.token_urlsafe(24)
    if email:
        Invitation.objects.filter(email__iexact=email, by=by).delete()
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
    """Find the invitation of a secret word; None when there is none or it no longer opens."""
    found = Invitation.objects.filter(digest=_digest(word)).select_related("by").first()
    return found if found and found.is_usable else None


@transaction.atomic
def revoke(invitation: Invitation, *, by: Person) -> None:
    """Take an invitation back: its link no longer opens."""
    record(by, "person.invitation_revoked", invitation)
    invitation.delete()


def use_up(invitation: Invitation) -> Invitation:
    """Take one use off, inside the transaction in which the newcomer is made. Raises SpentError."""
    current = Invitation.objects.select_for_update().filter(pk=invitation.pk).first()
    if current is None or not current.is_usable:
        raise SpentError
    current.uses_left -= 1
    current.save(update_fields=["uses_left"])
    return current


@transaction.atomic
def allow_domain(domain: str, *, by: Person) -> None:
    """Let whoever has an address of this domain come in by themselves; does nothing for one that may already."""
    allowed, is_new = AllowedDomain.objects.get_or_create(domain=domain)
    if is_new:
        record(by, "company.domain_allowed", allowed, domain=domain)


@transaction.atomic
def stop_allowing(allowed: AllowedDomain, *, by: Person) -> None:
    """Stop letting newcomers of a domain in by themselves; links that were sent no longer open."""
    Invitation.objects.filter(by=None, email__iendswith=f"@{allowed.domain}").delete()
    record(by, "company.domain_no_longer_allowed", allowed, domain=allowed.domain)
    allowed.delete()


def is_of_allowed_domain(email: str) -> bool:
    """Tell whether an address may come in by itself."""
    domain = email.rpartition("@")[2].lower()
    return AllowedDomain.objects.filter(domain=domain).exists()


def _digest(word: str) -> str:
    return hashlib.sha256(word.encode()).hexdigest()
