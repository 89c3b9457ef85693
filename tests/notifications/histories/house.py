"""The naive model: who is in the house, what they see and want, in plain sets."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.notifications.histories.noticing import DEFAULTS, PERSONAL, Happening, Notice

# In the order in which they come to the house.
ZONES = {"olu": "UTC", "ada": "Europe/Berlin", "bea": "Asia/Tokyo", "gus": "America/New_York"}
PEOPLE = tuple(ZONES)
BEGIN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@dataclass
class Entry:
    """Something published."""

    author: str
    space: str | None
    is_there: bool = True
    topics: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    version: int = 1


@dataclass
class Comment:
    """Something said under it."""

    author: str
    entry: int
    parent: int | None
    is_there: bool = True
    named: frozenset[str] = frozenset()
    version: int = 1


@dataclass
class House:
    """Everything that decides who is told what."""

    now: datetime = BEGIN
    members: dict[str, set[str]] = field(default_factory=dict)
    invited: dict[str, set[str]] = field(default_factory=dict)
    watched_spaces: set[tuple[str, str]] = field(default_factory=set)
    muted_spaces: set[tuple[str, str]] = field(default_factory=set)
    secret: set[str] = field(default_factory=set)
    topics: set[tuple[str, str]] = field(default_factory=set)
    opened: set[tuple[str, int]] = field(default_factory=set)
    follows: set[tuple[str, str]] = field(default_factory=set)
    watches: set[tuple[str, int]] = field(default_factory=set)
    mutes: set[tuple[str, int]] = field(default_factory=set)
    entries: list[Entry] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    away: set[str] = field(default_factory=set)
    ways: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    quiet: dict[str, tuple[time, time]] = field(default_factory=dict)
    weekly: set[str] = field(default_factory=set)
    looked: dict[str, datetime] = field(default_factory=dict)
    browsers: set[tuple[str, str]] = field(default_factory=set)

    def reads(self, person: str, number: int) -> bool:
        """Say whether somebody may read an entry."""
        entry = self.entries[number]
        if not entry.is_there:
            return False
        if entry.space is None:
            return person != "gus"
        return person in self.members[entry.space] or (entry.space not in self.secret and person != "gus")

    def knows(self, person: str, space: str) -> bool:
        """Say whether somebody may know of a space."""
        is_close = person in self.members[space] | self.invited[space]
        return is_close or (space not in self.secret and person != "gus")

    def may_see(self, person: str, of: Happening) -> bool:
        """Say whether somebody may see where something happened."""
        return self.reads(person, of.entry) if of.entry is not None else self.knows(person, of.space or "")

    def chosen(self, person: str, what: str) -> set[str]:
        """Give the ways somebody wants to be told of something."""
        return self.ways.get((person, what), DEFAULTS[what])

    def is_wanted(self, notice: Notice, way: str) -> bool:
        """Say whether a notice is worth sending now."""
        of, person = notice.of, notice.person
        is_gone = of.comment is not None and not self.comments[of.comment].is_there
        is_muted = notice.reason not in PERSONAL and (person, of.entry) in self.mutes
        is_told = notice.is_read or way not in self.chosen(person, notice.what)
        return not (person in self.away or is_gone or is_muted or is_told) and self.may_see(person, of)

    def after_quiet(self, person: str, moment: datetime) -> datetime:
        """Walk from a moment, minute by minute, until it is not quiet for somebody."""
        if person not in self.quiet:
            return moment
        begin, end = self.quiet[person]
        while _is_between(moment.astimezone(ZoneInfo(ZONES[person])).time(), begin, end):
            moment += timedelta(minutes=1)
        return moment

    def next_morning(self, person: str) -> datetime:
        """Walk from now, hour by hour, until it is seven for somebody, on a Monday if they want it weekly."""
        moment = self.now.replace(minute=0, second=0)
        while True:
            moment += timedelta(hours=1)
            local = moment.astimezone(ZoneInfo(ZONES[person]))
            if local.hour == 7 and (person not in self.weekly or local.weekday() == 0):
                return moment


def _is_between(moment: time, begin: time, end: time) -> bool:
    return begin <= moment < end if begin < end else moment >= begin or moment < end
