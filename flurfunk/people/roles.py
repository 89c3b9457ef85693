"""Change what somebody may do in the house as a whole."""

from django.db import transaction

from flurfunk.events.recording import record
from flurfunk.people.models import Person, Role
from flurfunk.people.reaching import change_reach


class LastOwnerError(Exception):
    """The house always has an owner who can sign in: somebody else has to become one first."""


@transaction.atomic
def change_role(person: Person, role: Role, *, by: Person) -> None:
    """Give a person another role; what they may no longer see closes at once. Raises LastOwnerError."""
    if role != Role.OWNER:
        keep_an_owner(person)
    person.role = role
    person.version += 1
    person.save(update_fields=["role", "version"])
    change_reach(person.pk)
    record(by, "person.role_changed", person, role=str(role))


def keep_an_owner(leaving: Person) -> None:
    """Raise LastOwnerError when nobody but this person is an owner; two who try at once wait for each other."""
    owners = Person.objects.filter(role=Role.OWNER).select_for_update(of=("self",)).order_by("pk")
    active = {owner.pk for owner in owners if owner.is_active}
    if leaving.pk in active and active == {leaving.pk}:
        raise LastOwnerError
