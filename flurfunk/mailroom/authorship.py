"""Who wrote a letter, as far as its header says it without doubt."""

from dataclasses import dataclass

from flurfunk.kit.mail.addresses import mailboxes
from flurfunk.kit.mail.headers import Fields, plain
from flurfunk.people.models import Person


@dataclass(frozen=True)
class Author:
    """The one address in From and the domain that vouches for it."""

    address: str

    @property
    def domain(self) -> str:
        """The part behind the @."""
        return self.address.rpartition("@")[2]


def author_of(fields: Fields) -> Author | None:
    """Read From. Two of them, or two people in one, are a way to show one sender and prove another: nobody then."""
    written = fields.all("from")
    if len(written) != 1:
        return None
    found = mailboxes(plain(written[0]))
    address = found[0].address.strip().lower() if len(found) == 1 else ""
    return Author(address) if address.count("@") == 1 and not address.endswith("@") else None


def person_of(author: Author) -> Person | None:
    """Find who has this address and may come in."""
    found: Person | None = Person.objects.active().filter(email__iexact=author.address).first()
    return found
