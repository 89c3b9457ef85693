"""A thread that somebody forwards to a space: its oldest letter becomes a post, the later ones comments, all theirs.

Who wrote a letter is named above their words, which stand as a quote; nobody gets an account by it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote as percent

from django.utils.translation import gettext as _

from flurfunk.content.models import Entry
from flurfunk.content.receiving import Received
from flurfunk.events.recording import history
from flurfunk.kit.dates import moment
from flurfunk.kit.mail.escaping import escape_inline
from flurfunk.kit.mail.forwards import Forwarded, Told
from flurfunk.kit.mail.letters import Enclosure, Letter
from flurfunk.mailroom.answering import say
from flurfunk.mailroom.beginning import publish
from flurfunk.mailroom.enclosing import as_uploads, belonging, placing
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space

# Their words name nobody and nothing of ours.
_NAMING = re.compile(r"(^|[\s(>*_])([@#])(?=\w)", re.MULTILINE)


@dataclass(frozen=True)
class Heading:
    """Where the thread goes, and what it is about."""

    space: Space
    title: str


def publish_thread(author: Person, forwarded: Forwarded, letter: Letter, heading: Heading) -> Entry:
    """Publish it. People are told of the post alone. Raises RefusedError."""
    oldest, *later = forwarded.letters
    text = _written(oldest, author)
    files = [*_around(letter, forwarded), *_files(oldest)]
    body = f"{forwarded.remark}\n\n{text}" if forwarded.remark else text
    entry = publish(author, Received(heading.space, heading.title, body, as_uploads(files), placing(files)))
    with history():
        for told in later:
            say(entry, author, _written(told, author), files=_files(told))
    return entry


def _written(told: Told, reader: Person) -> str:
    name, when = _name(told, reader), moment(told.at) if told.at else told.when
    if when:
        line = _("%(name)s wrote on %(when)s:") % {"name": name, "when": escape_inline(when)}
    else:
        line = _("%(name)s wrote:") % {"name": name}
    words = _NAMING.sub(r"\1\\\2", told.text)
    return line + "\n\n" + "\n".join(f"> {each}".rstrip() for each in words.split("\n"))


def _name(told: Told, reader: Person) -> str:
    """Name somebody: with a link to their page where they are here and the reader may know of them."""
    address = told.author.address
    known = Person.objects.visible_to(reader).filter(email__iexact=address).first() if address else None
    if known:
        return f"[{escape_inline(known.name)}]({percent(known.url)})"
    return escape_inline(told.author.name or address or _("Somebody"))


def _files(told: Told) -> list[Enclosure]:
    return [file for file in told.attachments if file.content and file.media_type != "message/rfc822"]


def _around(letter: Letter, forwarded: Forwarded) -> Sequence[Enclosure]:
    """Give the files of the letter that forwards, without the letters in it and what lies in those."""
    inside = {file.content for told in forwarded.letters for file in told.attachments}
    found = belonging(letter, "\n".join([forwarded.remark, *(told.text for told in forwarded.letters)]))
    return [file for file in found if file.media_type != "message/rfc822" and file.content not in inside]
