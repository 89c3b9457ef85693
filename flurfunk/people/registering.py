"""Make an account for somebody."""

import re
from typing import Any

from django.db import transaction

from flurfunk.events.recording import record
from flurfunk.kit.text import clean_line, foldings, slugify
from flurfunk.people.models import Person, Role


@transaction.atomic
def register(
    email: str, name: str, *, password: str | None = None, role: Role = Role.PERSON, **profile: Any
) -> Person:
    """Make a person with a handle of their own.

    Without a password nobody can sign in as them until one is set. `profile` are fields of Person. Raises
    django.db.IntegrityError when the address or a given handle is taken.
    """
    profile.setdefault("handle", free_handle(name or email.split("@", maxsplit=1)[0]))
    person = Person(email=email.strip().lower(), name=clean_line(name), role=role, **profile)
    person.set_password(password)
    person.folded = folded_words(person)
    person.save()
    record(person, "person.joined", person)
    return person


def folded_words(person: Person) -> str:
    """Give the words by which the directory finds a person: the name on one line, on the next what is around it."""
    around = " ".join(word for word in (person.work, person.team, person.place) if word)
    return f"{foldings(f'{person.name} {person.handle}')}\n {foldings(around)}"


def free_handle(name: str) -> str:
    """Make a handle of a name that nobody has: "Ada Lindqvist" gives "ada.lindqvist" or "ada.lindqvist2"."""
    latin = re.search(r"\(([^)]*)\)", name)
    slug = slugify(latin[1] if latin else name).encode("ascii", "ignore").decode()
    stem = re.sub(r"-+", ".", slug).strip(".")[:50] or "person"
    taken = set(Person.objects.filter(handle__startswith=stem).values_list("handle", flat=True))
    number = 1
    handle = stem
    while handle in taken:
        number += 1
        handle = f"{stem}{number}"
    return handle
