"""The people of the demo company as whom visitors may look around."""

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from flurfunk.people.models import Company, Person


def offered_people(company: Company | None) -> list[Person]:
    """Give those who are offered on the sign-in page; nobody but in the demo company."""
    if company is None or not company.is_demo:
        return []
    found = {person.handle: person for person in Person.objects.active().filter(handle__in=_handles())}
    return [found[handle] for handle in _handles() if handle in found]


@cache
def _handles() -> tuple[str, ...]:
    return tuple(
        handle
        for handle, person in import_string(settings.DEMO_COMPANY)().people.items()
        if person.demo_sign_in
    )
