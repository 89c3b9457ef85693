"""The people of the demo company as whom visitors may look around."""

from functools import cache

from flurfunk.demo.reading import read_demo
from flurfunk.people.models import Company, Person


def offered_people(company: Company | None) -> list[Person]:
    """Give those who are offered on the sign-in page; nobody but in the demo company."""
    if company is None or not company.is_demo:
        return []
    found = {person.handle: person for person in Person.objects.active().filter(handle__in=_handles())}
    return [found[handle] for handle in _handles() if handle in found]


@cache
def _handles() -> tuple[str, ...]:
    return tuple(handle for handle, person in read_demo().people.items() if person.demo_sign_in)
