"""A newcomer comes in."""

from django.db import transaction

from flurfunk.accounts.inviting import use_up
from flurfunk.accounts.models import Invitation
from flurfunk.accounts.rules import spaces_to_invite_into
from flurfunk.events.recording import record
from flurfunk.people.models import Company, Person, Role
from flurfunk.people.registering import folded_words, register
from flurfunk.spaces.joining import add_member
from flurfunk.spaces.models import Space


@transaction.atomic
def arrive(invitation: Invitation, *, name: str, email: str, password: str, language: str) -> Person:
    """Make the newcomer's account and let them into the spaces meant for them.

    Guests join only the spaces of their invitation, everybody else the default spaces too; spaces into which the
    inviter may no longer invite are left out. Who is known from imported
    mail only takes over that account, when the invitation went to its address. Raises inviting.SpentError when the
    invitation was used up in the meantime.
    """
    used = use_up(invitation)
    known = claimable_account(used.email)
    if known:
        person = _take_over(known, used, name=name, password=password, language=language)
    else:
        person = register(
            used.email or email,
            name,
            password=password,
            role=Role(used.role),
            languages=[language],
            time_zone=Company.objects.get().time_zone,
        )
    spaces = list(used.spaces.filter(pk__in=spaces_to_invite_into(used.by))) if used.by else []
    if used.role != Role.GUEST:
        spaces += Space.objects.filter(is_default=True).unarchived().by_name()
    for space in dict.fromkeys(spaces):
        add_member(space, person)
    return person


def claimable_account(email: str) -> Person | None:
    """Find the account that an import made for an address and that nobody has used yet."""
    known = Person.objects.filter(email__iexact=email, is_imported=True).first() if email else None
    return known if known and known.is_active and not known.has_usable_password() else None


def _take_over(known: Person, used: Invitation, *, name: str, password: str, language: str) -> Person:
    known.set_password(password)
    known.name, known.role, known.languages = name, used.role, [language]
    known.time_zone = Company.objects.get().time_zone
    known.is_imported = False
    known.folded = folded_words(known)
    known.version += 1
    known.save()
    record(known, "person.joined", known)
    return known
