"""Change a password."""

from django.db import transaction

from flurfunk.accounts.ending import end_other_sessions
from flurfunk.events.recording import record
from flurfunk.people.models import Person


@transaction.atomic
def change_password(person: Person, password: str, *, keep: str = "") -> None:
    """Set a new password; every browser but the one whose session has the digest `keep` is signed out."""
    person.set_password(password)
    person.save(update_fields=["password"])
    end_other_sessions(person, keep=keep)
    record(person, "person.password_changed", person)


def has_way_back(person: Person) -> bool:
    """Tell whether a link by mail may open this account.

    Not where nobody has ever had a password: authors of imported mail are people of whom we only know an address,
    and must not come in by having it.
    """
    return person.is_active and person.has_usable_password()
