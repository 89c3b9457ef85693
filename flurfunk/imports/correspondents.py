"""Who wrote the letters: people of ours by their address, or people made for them who cannot sign in."""

import hashlib

from django.db import transaction

from flurfunk.kit.mail.letters import Mailbox
from flurfunk.kit.text import clean_line
from flurfunk.people.models import Deactivation, Person
from flurfunk.people.registering import register


class Correspondents:
    """Finds or makes the person behind an address; counts whom it made.

    Who is made is deactivated: a public list's archive must not open the house to everybody on it. An administrator
    who gives such a person access makes them a colleague with everything they wrote.
    """

    def __init__(self, importer: Person) -> None:
        self._importer = importer
        self._known: dict[str, Person] = {}
        self.made = 0

    def person(self, mailbox: Mailbox) -> Person:
        """Give the person of a mailbox."""
        address = _address(mailbox)
        if address not in self._known:
            found = Person.objects.filter(email__iexact=address).first()
            self._known[address] = found or self._make(address, mailbox)
        return self._known[address]

    @transaction.atomic
    def _make(self, address: str, mailbox: Mailbox) -> Person:
        name = clean_line(mailbox.name)[:120] or address.partition("@")[0]
        person = register(address, name, is_imported=True)
        Deactivation.objects.create(person=person, by=self._importer)
        self.made += 1
        return person


def _address(mailbox: Mailbox) -> str:
    """Give the address in lower case; one made of the name where a letter has none or an impossible one."""
    address = clean_line(mailbox.address).lower()
    if address.count("@") == 1 and len(address) <= 254 and " " not in address:
        return address
    digest = hashlib.sha256(f"{mailbox.name}|{mailbox.address}".encode()).hexdigest()[:12]
    return f"unknown-{digest}@mail.invalid"
