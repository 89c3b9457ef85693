"""Lists of people are read in after the answer, and each invitation is a job of its own."""

from flurfunk.jobs.queue import job


@job
def read_people(list_id: int) -> None:
    """Read a list in, or go on with it."""
    from flurfunk.imports.reading_people import read_on

    read_on(list_id)


@job
def invite_person(person_id: int, by_id: int, origin: str) -> None:
    """Invite somebody who was read in, unless they are in already."""
    from flurfunk.imports.reading_people import invite_by_letter
    from flurfunk.people.models import Person

    person = Person.objects.active().filter(pk=person_id, is_imported=True).first()
    by = Person.objects.active().filter(pk=by_id).first()
    if person is not None and by is not None:
        invite_by_letter(person, by=by, origin=origin)
