"""Who wrote a letter, as far as its header says it without doubt."""

import re
from dataclasses import dataclass

from flurfunk.kit.mail.headers import Fields, plain
from flurfunk.people.models import Person

_LONGEST = 2000
_ASIDE = re.compile(r'"(?:[^"\\]|\\.)*"|\([^()]*\)')  # quoted names and remarks
_ADDRESS = r"([^\s<>@,;:\x00-\x1f\x7f]+@[^\s<>@,;:\x00-\x1f\x7f]+)"
_ONE = re.compile(rf"\s*(?:[^<>@]*<{_ADDRESS}>|{_ADDRESS})\s*")


@dataclass(frozen=True)
class Author:
    """The one address in From and the domain that vouches for it."""

    address: str

    @property
    def domain(self) -> str:
        """The part behind the @."""
        return self.address.rpartition("@")[2]


def author_of(fields: Fields) -> Author | None:
    """Read From. Two of them, or two addresses in one, are a way to show one sender and prove another: nobody then."""
    written = fields.all("from")
    if len(written) != 1:
        return None
    found = _ONE.fullmatch(_ASIDE.sub(" ", plain(written[0])[:_LONGEST]))
    return Author((found[1] or found[2]).lower()) if found else None


def person_of(author: Author) -> Person | None:
    """Find who has this address and may come in."""
    found: Person | None = Person.objects.active().filter(email__iexact=author.address).first()
    return found
