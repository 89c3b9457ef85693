"""Make a space."""

import secrets
from typing import Any

from django.db import transaction

from flurfunk.events.recording import record
from flurfunk.kit.text import clean, clean_line, foldings, slugify
from flurfunk.people.models import Person
from flurfunk.spaces.joining import add_member
from flurfunk.spaces.models import MemberRole, Space, Visibility

_RESERVED = {"new", "mine", "search"}


@transaction.atomic
def create_space(
    owner: Person,
    name: str,
    *,
    visibility: Visibility = Visibility.OPEN,
    description: str = "",
    **fields: Any,
) -> Space:
    """Make a space that belongs to `owner`, with an address of its own."""
    fields.setdefault("slug", hidden_slug(name) if visibility == Visibility.SECRET else free_slug(name))
    space = Space.objects.create(
        name=clean_line(name),
        visibility=visibility,
        description=clean(description),
        folded=foldings(clean_line(name)),
        created_by=owner,
        **fields,
    )
    record(owner, "space.created", space)
    add_member(space, owner, role=MemberRole.OWNER)
    return space


def free_slug(name: str) -> str:
    """Make an address part of a name that no space has."""
    stem = slugify(name) or "space"
    taken = set(Space.objects.filter(slug__startswith=stem).values_list("slug", flat=True)) | _RESERVED
    number, slug = 1, stem
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug


def hidden_slug(name: str) -> str:
    """Make an address part that nobody guesses, and that nobody comes upon by giving a space the same name."""
    return f"{slugify(name) or 'space'}-{secrets.token_hex(4)}"
