"""Who may do what with people."""

from flurfunk.people.models import Person, Role


def may_edit_profile(actor: Person, person: Person) -> bool:
    """Only oneself."""
    return actor.pk == person.pk


def may_follow(actor: Person, person: Person) -> bool:
    """Anybody one can see but oneself."""
    return actor.pk != person.pk


def may_deactivate(actor: Person, person: Person) -> bool:
    """Administrators, but nobody themselves, and only owners an owner."""
    if actor.pk == person.pk or not actor.is_administrator:
        return False
    return person.role != Role.OWNER or actor.role == Role.OWNER
