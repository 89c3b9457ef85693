"""One history: a random hand, the real house and the naive one, and what is done to both."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from flurfunk.content.models import Entry as RealEntry
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space
from tests.notifications.histories.expecting import Expectation
from tests.notifications.histories.house import PEOPLE, House
from tests.notifications.histories.noticing import Happening
from tests.notifications.histories.working import Worker

TOPICS = ("seals", "pumps")


@dataclass
class History:
    """One history: a random hand, the real house and the naive one."""

    chance: Random
    people: dict[str, Person]
    spaces: dict[str, Space]
    house: House
    worker: Worker
    entries: list[int] = field(default_factory=list)
    comments: list[int] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.model = Expectation(self.house)

    def run(self, count: int, steps: "Sequence[Callable[[History], None]]") -> None:
        """Do so many of the things that can be done; at the end the worker does all there is."""
        for _ in range(count):
            step = self.chance.choice(steps)
            self.written.append(step.__name__)
            step(self)
        for hours in (200, 203):
            self.pass_time(timedelta(hours=hours))
            self.work()

    def happened(self, kind: str, actor: str, **about: object) -> None:
        """Take note of the event that the real verb recorded, if it recorded one."""
        recorded = self.worker.recorded.pop()
        assert recorded.kind == kind, (kind, self.written)
        happening = Happening(recorded.pk, kind, actor, self.house.now, **about)  # type: ignore[arg-type]
        self.model.untold.append(happening)
        if kind == "entry.published":
            self.model.published.append(happening)

    def work(
        self, crash: str = "", nth: int = 0, *, is_mail_down: bool = False, is_push_down: bool = False
    ) -> None:
        """Let both workers do one round."""
        self.worker.work(crash, nth, is_mail_down=is_mail_down, is_push_down=is_push_down)
        self.model.work(crash, nth, is_mail_down=is_mail_down, is_push_down=is_push_down)

    def pass_time(self, time_passed: timedelta) -> None:
        """Turn both clocks."""
        self.house.now += time_passed
        self.worker.now = self.house.now

    def somebody(self) -> str:
        """Name somebody who is there."""
        return self.chance.choice([name for name in PEOPLE if name not in self.house.away])

    def readable(self, person: str) -> list[int]:
        """Give what somebody can read."""
        return [number for number in range(len(self.entries)) if self.house.reads(person, number)]

    def entry(self, number: int) -> RealEntry:
        """Give the real entry."""
        return RealEntry.objects.get(pk=self.entries[number])

    def mention(self, writer: str) -> tuple[str, frozenset[str]]:
        """Make up a text, which may name somebody."""
        if writer == "gus" or self.chance.random() < 0.5:
            return "The blue ones.", frozenset()
        named = self.chance.choice(PEOPLE)
        return f"What do you say, @{self.people[named].handle}?", frozenset({named})

    def topics(self) -> frozenset[str]:
        """Make up what a text is about, which may be nothing."""
        return frozenset(topic for topic in TOPICS if self.chance.random() < 0.25)
