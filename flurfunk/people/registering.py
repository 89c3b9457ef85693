"""Make an account for somebody."""

import re
from collections.abc import Container, Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db import transaction
from django.db.models import Q

from flurfunk.events.recording import record, record_all
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


@transaction.atomic
def register_all(newcomers: Sequence[Person]) -> None:
    """Keep people who have a name and an address and nothing to sign in with, each with a handle of their own.

    Costs as many statements for hundreds as for one. Raises django.db.IntegrityError when an address is taken.
    """
    taken = _taken_handles({_stem(person.name) for person in newcomers})
    for person in newcomers:
        person.name, person.email = clean_line(person.name), person.email.strip().lower()
        person.handle = _free_of(_stem(person.name), taken)
        taken.add(person.handle)
        person.set_password(None)
        person.folded = folded_words(person)
    Person.objects.bulk_create(newcomers)
    record_all("person.joined", newcomers)


def folded_words(person: Person) -> str:
    """Give the words by which the directory finds a person: the name on one line, on the next what is around it."""
    around = " ".join(word for word in (person.work, person.team, person.place) if word)
    return f"{foldings(f'{person.name} {person.handle}')}\n {foldings(around)}"


def free_handle(name: str) -> str:
    """Make a handle of a name that nobody has: "Ada Lindqvist" gives "ada.lindqvist" or "ada.lindqvist2"."""
    stem = _stem(name)
    return _free_of(stem, _taken_handles({stem}))


def _stem(name: str) -> str:
    latin = re.search(r"\(([^)]*)\)", name)
    slug = slugify(latin[1] if latin else name).encode("ascii", "ignore").decode()
    return re.sub(r"-+", ".", slug).strip(".")[:50] or "person"


def _taken_handles(stems: Iterable[str]) -> set[str]:
    beginnings = reduce(or_, (Q(handle__startswith=stem) for stem in stems), Q(pk=None))
    return set(Person.objects.filter(beginnings).values_list("handle", flat=True))


def _free_of(stem: str, taken: Container[str]) -> str:
    number = 1
    handle = stem
    while handle in taken:
        number += 1
        handle = f"{stem}{number}"
    return handle
