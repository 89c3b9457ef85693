"""Whose token it is: one statement that finds the person, notes the use and counts it."""

import time
from dataclasses import dataclass

from django.db import connection

from flurfunk.api.issuing import digest
from flurfunk.kit.database import columns_of, instance, width_of
from flurfunk.people.models import Person

# What ended a minute ago counts no more; a deactivated person's token is refused at once.
_SQL = f"""
UPDATE api_apitoken t SET used_at = now(), minute = %(minute)s,
       asked = CASE WHEN t.minute = %(minute)s THEN t.asked + 1 ELSE 1 END
FROM people_person p
WHERE t.digest = %(digest)s AND p.id = t.person_id AND (t.expires_at IS NULL OR t.expires_at > now())
  AND NOT EXISTS (SELECT 1 FROM people_deactivation d WHERE d.person_id = p.id)
RETURNING t.id, t.scopes, t.asked, {columns_of(Person, "p")}
"""  # noqa: S608 - column names of our own model


@dataclass(frozen=True)
class Caller:
    """The person a program acts as, and what its token is good for; `asked` is how often in this minute."""

    person: Person
    token_id: int
    scopes: tuple[str, ...]
    asked: int
    seconds_left: int


def recognise(secret: str) -> Caller | None:
    """Give whose token it is; None for one that is unknown, expired, or of somebody who may not come in."""
    now = time.time()
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"minute": int(now // 60), "digest": digest(secret)})
        row = cursor.fetchone()
    if row is None:
        return None
    person = instance(Person, row[3 : 3 + width_of(Person)])
    person.is_active = True  # the statement leaves out who is deactivated
    return Caller(person, row[0], tuple(row[1]), row[2], 60 - int(now % 60))
