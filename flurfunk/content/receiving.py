"""What somebody sent us to publish, on its way to the room that makes an entry of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from flurfunk.content.models import Entry, StoredFile
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space

# Puts the addresses of kept files where a text shows them.
Place = Callable[[str, Sequence[StoredFile]], str]


@dataclass(frozen=True)
class Received:
    """A text with files for a space; once the files are kept, `place` gives the text that shows them."""

    space: Space
    title: str
    body: str
    files: "Sequence[UploadedFile[Any]]"
    place: Place


# Makes an entry; raises django.core.exceptions.ValidationError with what a person reads where it cannot be published.
Receive = Callable[[Person, Received], Entry]
