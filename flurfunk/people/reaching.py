"""What a person may see has changed: each page that was made before is made anew, wherever it is open."""

from django.db.models import F

from flurfunk.live.publishing import recheck_person
from flurfunk.people.models import Person


def change_reach(person_id: int) -> None:
    """Count the change; open pages and sockets notice when the transaction commits."""
    Person.objects.filter(pk=person_id).update(reach=F("reach") + 1)
    recheck_person(person_id)
