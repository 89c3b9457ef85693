"""Letters as trees: which answers which."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Why(StrEnum):
    """What a link rests on."""

    REFERENCE = "reference"
    SHARED_ABSENT = "shared absent"
    SUBJECT = "subject"


@dataclass(frozen=True)
class Link:
    """The letter that another one answers."""

    parent: str
    why: Why


@dataclass(frozen=True)
class Forest:
    """Every letter's id in the order of time, and what each answers; a letter without a link is a root."""

    ids: tuple[str, ...]
    links: Mapping[str, Link]

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """The letters that begin a thread."""
        return tuple(letter for letter in self.ids if letter not in self.links)

    @cached_property
    def threads(self) -> Mapping[str, tuple[str, ...]]:
        """Every thread by its root: all its letters in the order of time, the root first."""
        found: dict[str, list[str]] = {root: [root] for root in self.roots}
        for letter in self.ids:
            if letter in self.links:
                found[self.root_of(letter)].append(letter)
        return {root: tuple(letters) for root, letters in found.items()}

    @cached_property
    def _known_roots(self) -> dict[str, str]:
        return {}

    def root_of(self, letter: str) -> str:
        """The letter that began this letter's thread."""
        path = []
        while letter in self.links and letter not in self._known_roots:
            path.append(letter)
            letter = self.links[letter].parent
        root = self._known_roots.get(letter, letter)
        self._known_roots.update(dict.fromkeys(path, root))
        return root

    def parent_of(self, letter: str) -> str | None:
        """The letter that this one answers."""
        link = self.links.get(letter)
        return link.parent if link else None
