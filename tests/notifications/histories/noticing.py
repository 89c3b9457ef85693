"""The naive model's nouns: what happened, and one person's notice of it."""

from dataclasses import dataclass, field
from datetime import datetime

DEFAULTS = {
    "mentions": {"app", "push", "mail"},
    "replies": {"app", "push", "digest"},
    "thanks": {"app"},
    "spaces": {"app", "push", "mail"},
    "followed": {"digest"},
    "everything": set(),
}
WHAT = {
    "mentioned": "mentions",
    "answered": "replies",
    "wrote": "replies",
    "watching": "replies",
    "took_part": "replies",
    "felt": "thanks",
    "following_space": "followed",
    "following_author": "followed",
    "following_topic": "followed",
    "in_my_space": "everything",
    "invited": "spaces",
    "let_in": "spaces",
}
PERSONAL = {"mentioned", "invited", "let_in"}
IN_FEED = {"following_space", "following_author", "following_topic", "in_my_space"}


@dataclass
class Happening:
    """What happened, under the number that the database gave it."""

    number: int
    kind: str
    actor: str
    at: datetime
    entry: int | None = None
    comment: int | None = None
    space: str | None = None
    mentioned: frozenset[str] = frozenset()
    person: str = ""


@dataclass
class Notice:
    """A person has to be told of something."""

    person: str
    of: Happening
    reason: str
    ways: frozenset[str]
    is_read: bool = False
    is_digested: bool = False
    mail: str = ""  # "", waiting, made, sent, dropped
    mail_due: datetime | None = None
    push: str = ""  # "", waiting, settled
    push_due: datetime | None = None

    @property
    def what(self) -> str:
        return WHAT[self.reason]

    @property
    def thread(self) -> str:
        place = f"entry:{self.of.entry}" if self.of.entry is not None else f"space:{self.of.space}"
        return f"{'mention' if self.reason == 'mentioned' else self.of.kind} {place}"


@dataclass
class Envelope:
    """A letter on its way; a digest has no thread."""

    person: str
    thread: str
    inside: list[Notice]
    made: datetime
    due: datetime
    tries: int = 0
    is_settled: bool = False
    is_there: bool = False  # in the reader's box


@dataclass
class Delivered:
    """All that reached anybody."""

    letters: list[tuple[str, str, frozenset[int]]] = field(default_factory=list)
    pushes: set[tuple[str, str, int]] = field(default_factory=set)
