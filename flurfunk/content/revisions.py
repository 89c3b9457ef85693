"""The history of an entry: each version with what changed since the one before."""

from dataclasses import dataclass
from datetime import datetime

from flurfunk.content.models import Entry
from flurfunk.kit.differences import Part, compare_words
from flurfunk.people.models import Person


@dataclass(frozen=True)
class Change:
    """One version: who made it, when, and its words against the version before."""

    number: int
    editor: Person
    at: datetime
    parts: list[Part]


def changes_of(entry: Entry) -> list[Change]:
    """Give the versions of an entry, the newest first."""
    changes: list[Change] = []
    former = ""
    for revision in entry.revisions.select_related("editor").order_by("number"):
        text = f"{revision.title}\n\n{revision.body}".strip()
        # The first version is the text itself; everything else is shown against the one before.
        parts = compare_words(former, text) if changes else [Part("same", text)]
        changes.append(Change(revision.number, revision.editor, revision.at, parts))
        former = text
    return changes[::-1]
