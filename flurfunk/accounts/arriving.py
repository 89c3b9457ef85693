"""A newcomer comes in."""

from django.db import transaction

from flurfunk.accounts.inviting import use_up
from flurfunk.accounts.models import Invitation
from flurfunk.people.models import Company, Person, Role
from flurfunk.people.registering import register
from flurfunk.spaces.joining import add_member
from flurfunk.spaces.models import Space


@transaction.atomic
def arrive(invitation: Invitation, *, name: str, email: str, password: str, language: str) -> Person:
    """Make the newcomer's account and let them into the spaces meant for them.

    Guests join only the spaces of their invitation, everybody else the default spaces too. Raises
    inviting.SpentError when the invitation was used up in the meantime.
    """
    used = use_up(invitation)
    company = Company.objects.get()
    person = register(
        used.email or email,
        name,
        password=password,
        role=Role(used.role),
        languages=[language],
        time_zone=company.time_zone,
    )
    spaces = list(used.spaces.all())
    if used.role != Role.GUEST:
        spaces += Space.objects.filter(is_default=True).unarchived().by_name()
    for space in dict.fromkeys(spaces):
        add_member(space, person)
    return person
