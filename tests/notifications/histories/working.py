"""The real worker under a clock of ours, with a mail server, browsers, and a death wherever the history wants one."""

from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from smtplib import SMTPServerDisconnected
from typing import Any
from unittest.mock import patch

from flurfunk.events.models import Event
from flurfunk.events.telling import tell
from flurfunk.notifications import composing, digesting, gathering, pushing, sending, telling
from flurfunk.notifications.models import Letter, Notification, Subscription
from flurfunk.notifications.signals import tell_people
from tests.notifications.histories.noticing import Delivered


class CrashError(BaseException):
    """The worker dies here: nothing of the transaction stays."""


@dataclass
class Worker:
    """Does one round as the jobs do, until it is done or dead."""

    now: datetime
    is_thorough: bool = False
    crash: str = ""
    nth: int = 0
    is_mail_down: bool = False
    is_push_down: bool = False
    delivered: Delivered = field(default_factory=Delivered)
    box: set[tuple[int, str]] = field(default_factory=set)
    calls: Counter[str] = field(default_factory=Counter)
    handles: dict[int, str] = field(default_factory=dict)

    recorded: list[Event] = field(default_factory=list)

    @contextmanager
    def clocked(self) -> Iterator[None]:
        """Let the house run on this worker's clock and edges."""
        edges: list[AbstractContextManager[Any]] = [
            patch("django.utils.timezone.now", lambda: self.now),
            patch.object(sending, "compose", self._compose),
            patch.object(pushing, "message_of", lambda told: {"number": told.event_id}),
            patch.object(pushing, "_push_to", self._push_to),
            patch("flurfunk.events.jobs.queue_telling", self.recorded.append),
            patch("flurfunk.events.telling.listeners_of", lambda _kind: _ONLY_OURS),
            patch("flurfunk.live.publishing._notify", lambda _message: None),
            patch.object(telling, "_push_soon", self._wake),
            patch.object(gathering, "make_letter", self._make),
            patch.object(digesting, "make_letter", self._make),
        ]
        with ExitStack() as stack:
            for edge in edges:
                stack.enter_context(edge)
            yield

    def work(self, crash: str, nth: int, *, is_mail_down: bool, is_push_down: bool) -> None:
        """Do one round."""
        self.crash, self.nth = crash, nth
        self.is_mail_down, self.is_push_down = is_mail_down, is_push_down
        self.calls.clear()
        with suppress(CrashError):
            for event in Event.objects.filter(told_at=None).order_by("pk"):
                tell(event)
            pushing.send_pushes(self.now)
            gathering.gather_letters(self.now)
            digesting.gather_digests(self.now)
            sending.send_letters(self.now)
        self.crash = ""

    def _dies(self, where: str) -> None:
        if self.crash == where and self.calls[where.partition("-")[0]] == self.nth:
            raise CrashError

    def _wake(self, *_told: Any) -> None:
        """The worker is awake; here it may die, when everything is written and nothing is committed."""
        self._dies("tell")
        self.calls["tell"] += 1

    def _make(self, *args: Any) -> Letter:
        made = _MAKE(*args)
        if self.crash == ("gather" if made.thread else "digest"):
            raise CrashError
        return made

    def _compose(self, letter: Letter, inside: list[Notification]) -> Any:
        if self.is_thorough:
            assert _COMPOSE(letter, inside).message()["Message-ID"] == letter.message_id
        return _Mail(self, letter, frozenset(each.event_id for each in inside))

    def take(self, letter: Letter, inside: frozenset[int]) -> None:
        """The mail server takes a letter; a second one of the same name is thrown away by whoever gets it."""
        self._dies("mail-before")
        if self.is_mail_down:
            raise SMTPServerDisconnected("It is down.")
        if (letter.person_id, letter.message_id) not in self.box:
            self.box.add((letter.person_id, letter.message_id))
            self.delivered.letters.append((self.handles[letter.person_id], letter.thread, inside))
        self._dies("mail-after")
        self.calls["mail"] += 1

    def _push_to(self, browser: Subscription, message: dict[str, int], _now: datetime) -> bool | None:
        self._dies("push-before")
        name = browser.endpoint.rpartition("/")[2]
        if not self.is_push_down:
            self.delivered.pushes.add((self.handles[browser.person_id], name, message["number"]))
        self._dies("push-after")
        self.calls["push"] += 1
        return None if self.is_push_down else True


@dataclass
class _Mail:
    worker: Worker
    letter: Letter
    inside: frozenset[int]
    connection: Any = None

    def send(self) -> None:
        self.worker.take(self.letter, self.inside)


# What the other listeners do takes most of the time, and has tests of its own.
_ONLY_OURS = (("flurfunk.notifications.signals.tell_people", tell_people),)
_MAKE, _COMPOSE = gathering.make_letter, composing.compose
