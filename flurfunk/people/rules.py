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


def may_change_role(actor: Person, person: Person) -> bool:
    """Administrators, but nobody their own, and only owners an owner's."""
    return may_deactivate(actor, person)


def roles_to_give(actor: Person) -> list[Role]:
    """Owners give every role; administrators every one but theirs who own the house."""
    if not actor.is_administrator:
        return []
    return [role for role in Role if role != Role.OWNER or actor.role == Role.OWNER]
