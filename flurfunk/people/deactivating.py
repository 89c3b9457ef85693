"""Let somebody go, and take them back: what they wrote stays."""

from django.db import transaction

from flurfunk.events.recording import record
from flurfunk.live.publishing import recheck_person
from flurfunk.people.models import Deactivation, Person
from flurfunk.people.roles import keep_an_owner


@transaction.atomic
def deactivate(person: Person, *, by: Person) -> None:
    """End a person's access; the sessions end with it, at once and everywhere. Raises roles.LastOwnerError."""
    keep_an_owner(person)
    Deactivation.objects.get_or_create(person=person, defaults={"by": by})
    person.sessions.all().delete()
    recheck_person(person.pk)
    record(by, "person.deactivated", person)


@transaction.atomic
def reactivate(person: Person, *, by: Person) -> None:
    """Give a person their access back."""
    Deactivation.objects.filter(person=person).delete()
    record(by, "person.reactivated", person)
