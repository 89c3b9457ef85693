"""Thank people in a post, and find whom somebody means by what they typed."""

import re
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from flurfunk.content.models import Entry
from flurfunk.feed.models import Thanks
from flurfunk.kit.text import clean_line, fold
from flurfunk.people.models import Person

MOST = 20  # people who are thanked at once
_NAMES = re.compile(r"[,;\n]+")
_HANDLES = re.compile(r"@[\w.-]+(?:\s+@[\w.-]+)*")


class UnknownPersonError(Exception):
    """Nobody, or more than one, is meant by a word; it says so in a sentence."""


def thank(entry: Entry, people: Iterable[Person]) -> None:
    """Let an entry that is being published thank people."""
    Thanks.objects.bulk_create(Thanks(entry=entry, person=person) for person in people)


def find_thanked(writer: Person, typed: str) -> list[Person]:
    """Give whom the writer means, among those they see, each once. Raises UnknownPersonError."""
    found: dict[int, Person] = {}
    for word in _words(typed)[: MOST + 1]:
        person = _meant(writer, word)
        found[person.pk] = person
    if len(found) > MOST:
        raise UnknownPersonError(_("You can thank at most %(count)s people at once.") % {"count": MOST})
    return list(found.values())


def _words(typed: str) -> list[str]:
    """Cut what was typed at commas and lines, and handles also where only a space is between them."""
    words: list[str] = []
    for part in _NAMES.split(typed):
        line = clean_line(part)
        words += line.split() if _HANDLES.fullmatch(line) else [line]
    return [word for word in words if word]


def _meant(writer: Person, word: str) -> Person:
    people = Person.objects.visible_to(writer).active()
    handle = word.removeprefix("@").lower()
    meant: Sequence[Person] = people.filter(handle=handle)[:1]
    if not meant and not word.startswith("@"):
        like = people.filter(folded__startswith=fold(word)).order_by("pk")[:50]
        meant = [person for person in like if fold(person.name) == fold(word)]
    if not meant:
        raise UnknownPersonError(_("There is nobody called “%(name)s”.") % {"name": word})
    if len(meant) > 1:
        raise UnknownPersonError(
            _("Several people are called “%(name)s”. Write the name that begins with @.") % {"name": word}
        )
    if meant[0].pk == writer.pk:
        raise UnknownPersonError(_("You cannot thank yourself."))
    return meant[0]
