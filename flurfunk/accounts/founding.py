"""The first run: the company and its first owner."""

from collections.abc import Sequence

from django.db import connection, transaction

from flurfunk.people.models import Company, Person, Role
from flurfunk.people.registering import register


class FoundedError(Exception):
    """The company exists already: there is only one first run."""


@transaction.atomic
def found(
    company_name: str, *, accent: str, languages: Sequence[str], time_zone: str, logo: str = "", **owner: str
) -> Person:
    """Make the company and its first owner. Raises FoundedError the second time.

    `owner` holds `name`, `email`, `password`, and the `language` they read if it is not the company's first.
    """
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE people_company IN EXCLUSIVE MODE")
    if Company.objects.exists():
        raise FoundedError
    Company.objects.create(
        name=company_name, accent=accent, languages=list(languages), time_zone=time_zone, logo=logo
    )
    return register(
        owner["email"],
        owner["name"],
        password=owner["password"],
        role=Role.OWNER,
        languages=[owner.get("language") or languages[0]],
        time_zone=time_zone,
    )
