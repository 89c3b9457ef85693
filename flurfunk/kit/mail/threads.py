"""Letters into threads: by what they refer to, then by what they are about.

Follows Jamie Zawinski's "message threading" (1997) in what is linked, with stricter rules for subjects.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from flurfunk.kit.mail.forest import Forest, Link, Why
from flurfunk.kit.mail.subjects import key, read_subject

__all__ = ["Forest", "Link", "Threadable", "Why", "thread", "thread_by_reference"]

# A reply without references belongs to the last letter of its subject within this time.
LONGEST_SILENCE = timedelta(days=45)
_NEVER = datetime(9999, 1, 1, tzinfo=UTC)


class Threadable(Protocol):
    """The light record that threading needs; `Heading` and `Letter` are such."""

    @property
    def message_id(self) -> str: ...
    @property
    def in_reply_to(self) -> tuple[str, ...]: ...
    @property
    def references(self) -> tuple[str, ...]: ...
    @property
    def subject(self) -> str: ...
    @property
    def date(self) -> datetime | None: ...


def thread(headings: Iterable[Threadable]) -> Forest:
    """Thread by references, then by a common absent letter, then replies by subject.

    The result does not depend on the order given; of letters with the same id the first counts.
    """
    growing = _Growing(headings)
    growing.link_references()
    growing.link_shared_absent()
    growing.link_subjects()
    return growing.forest()


def thread_by_reference(headings: Iterable[Threadable]) -> Forest:
    """Thread only by references to letters that are there."""
    growing = _Growing(headings)
    growing.link_references()
    return growing.forest()


class _Growing:
    """A forest while links are added: trees are kept as disjoint sets, so that no cycle can close."""

    def __init__(self, headings: Iterable[Threadable]) -> None:
        distinct: dict[str, Threadable] = {}
        for heading in headings:
            distinct.setdefault(heading.message_id, heading)
        self.letters = sorted(distinct.values(), key=_order)
        self.tree = {letter.message_id: letter.message_id for letter in self.letters}
        self.links: dict[str, Link] = {}

    def forest(self) -> Forest:
        return Forest(tuple(letter.message_id for letter in self.letters), self.links)

    def link_references(self) -> None:
        # From the last to the first: where letters name each other in a circle, the first becomes the root.
        for letter in reversed(self.letters):
            for named in _named(letter):
                if named in self.tree and self.link(letter.message_id, named, Why.REFERENCE):
                    break

    def link_shared_absent(self) -> None:
        """Letters that answer the same letter, which is absent, belong together under the first of them."""
        first: dict[str, str] = {}
        for letter in self.letters:
            if letter.message_id in self.links:
                continue
            absent = [named for named in _named(letter) if named not in self.tree]
            if parent := next((first[named] for named in absent if named in first), None):
                self.link(letter.message_id, parent, Why.SHARED_ABSENT)
            for named in absent:
                first.setdefault(named, letter.message_id)

    def link_subjects(self) -> None:
        last: dict[str, Threadable] = {}
        for letter in self.letters:
            subject = read_subject(letter.subject)
            about = key(subject.base)
            if not about or letter.date is None:
                continue
            before = last.get(about)
            if (
                subject.is_reply
                and letter.message_id not in self.links
                and before
                and _is_soon(before, letter)
            ):
                self.link(letter.message_id, before.message_id, Why.SUBJECT)
            last[about] = letter

    def link(self, letter: str, parent: str, why: Why) -> bool:
        """Link a root to its parent, unless that would close a cycle."""
        if self.top(parent) == letter:
            return False
        self.links[letter] = Link(parent, why)
        self.tree[letter] = self.top(parent)
        return True

    def top(self, letter: str) -> str:
        while self.tree[letter] != letter:
            self.tree[letter] = self.tree[self.tree[letter]]
            letter = self.tree[letter]
        return letter


def _named(letter: Threadable) -> Iterable[str]:
    """What it answers first, then its ancestors from the nearest."""
    return dict.fromkeys((*letter.in_reply_to, *reversed(letter.references)))


def _order(letter: Threadable) -> tuple[datetime, str]:
    return letter.date or _NEVER, letter.message_id


def _is_soon(before: Threadable, letter: Threadable) -> bool:
    return bool(before.date and letter.date and letter.date - before.date <= LONGEST_SILENCE)
