"""Run histories and say how the real house differs from the naive one."""

import logging
from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import Any
from unittest.mock import patch

from django.db import transaction

from flurfunk.accounts.founding import found
from flurfunk.feed.posting import post
from flurfunk.notifications.models import Notification, Sending
from flurfunk.people.models import Person, Role
from flurfunk.people.registering import register
from flurfunk.spaces.creating import create_space
from flurfunk.spaces.joining import add_member
from flurfunk.spaces.models import Space, Visibility
from tests.notifications.histories.acting import STEPS, use
from tests.notifications.histories.history import History
from tests.notifications.histories.house import BEGIN, ZONES, Entry, House
from tests.notifications.histories.working import Worker

log = logging.getLogger(__name__)


@dataclass
class Stage:
    """Who is there when a history begins, in which spaces, and what was written and can be told of."""

    people: dict[str, Person]
    spaces: dict[str, Space]
    entries: list[int]


WRITTEN = (("olu", "open"), ("bea", "secret"), ("ada", None))


def set_up() -> Stage:
    """Make the people and two spaces that every history begins with."""
    from flurfunk.events.recording import history

    with history(), transaction.atomic(), patch("django.utils.timezone.now", lambda: BEGIN):
        house = {"accent": "#0f6b5c", "time_zone": "UTC", "email": "olu@nordlicht.example"}
        olu = found("Nordlicht", **house, languages=["en"], name="Olu", password="a goose on the crane")
        people = {"olu": olu}
        for name in ("ada", "bea", "gus"):
            role = Role.GUEST if name == "gus" else Role.PERSON
            people[name] = register(f"{name}@nordlicht.example", name.title(), role=role, languages=["en"])
        for name, person in people.items():
            Person.objects.filter(pk=person.pk).update(time_zone=ZONES[name])
            person.time_zone = ZONES[name]
        opened = create_space(people["olu"], "Open")
        secret = create_space(people["olu"], "Secret", visibility=Visibility.SECRET)
        for name in ("ada", "gus"):
            add_member(opened, people[name])
        add_member(secret, people["bea"])
        spaces = {"open": opened, "secret": secret}
        entries = [
            post(people[author], "Which one?", space=spaces[place] if place else None, title="Seals").pk
            for author, place in WRITTEN
        ]
        for name, person in people.items():
            use(person, name, "x")
    return Stage(people, spaces, entries)


def differences(stage: Stage, seed: int, *, steps: int, is_thorough: bool = False) -> list[str]:
    """Run one history, take everything back, and say what was told too much or too little."""
    people, spaces = dict(stage.people), stage.spaces
    house = House(
        members={"open": {"olu", "ada", "gus"}, "secret": {"olu", "bea"}},
        invited={"open": set(), "secret": set()},
        secret={"secret"},
        entries=[Entry(author, place) for author, place in WRITTEN],
        browsers={(name, "x") for name in people},
    )
    handles = {person.pk: name for name, person in people.items()}
    worker = Worker(BEGIN, is_thorough=is_thorough, handles=handles)
    with transaction.atomic():
        with worker.clocked():
            history = History(Random(seed), people, spaces, house, worker, list(stage.entries))
            found = _run(history, steps)
        transaction.set_rollback(True)
    return [f"seed {seed}: {each}" for each in found]


def _run(history: History, steps: int) -> list[str]:
    """Say what differs in the end; where the house fell over, that."""
    try:
        history.run(steps, STEPS)
    except Exception as error:
        log.exception("It fell over: %s", history.written)
        return [f"{type(error).__name__}: {error}"]
    return _compare(history)


def _compare(history: History) -> list[str]:
    model, real = history.model, history.worker
    names = real.handles
    told = Counter(
        (names[person], event, reason, is_read is not None)
        for person, event, reason, is_read in Notification.objects.values_list(
            "person", "event", "reason", "read_at"
        )
    )
    expected = Counter((each.person, each.of.number, each.reason, each.is_read) for each in model.notices)
    letters, due = Counter(_named(history, real.delivered.letters)), Counter(model.delivered.letters)
    return [
        *_unlike("notification", told, expected),
        *_unlike("letter", letters, due),
        *_unlike("push", Counter(real.delivered.pushes), Counter(model.delivered.pushes)),
        *_unlike(
            "waiting",
            Counter({"sendings": Sending.objects.filter(settled_at=None).count()}),
            Counter(
                {
                    "sendings": sum(
                        (each.mail in ("waiting", "made")) + (each.push == "waiting")
                        for each in model.notices
                    )
                }
            ),
        ),
    ]


def _named(history: History, letters: list[tuple[str, str, frozenset[int]]]) -> list[Any]:
    """Write threads as the naive house does, by its own numbers and names."""
    entries = {f"entry:{pk}": f"entry:{number}" for number, pk in enumerate(history.entries)}
    spaces = {f"space:{space.pk}": f"space:{name}" for name, space in history.spaces.items()}
    return [
        (person, " ".join((entries | spaces).get(word, word) for word in thread.split()), inside)
        for person, thread, inside in letters
    ]


def _unlike(word: str, real: Counter[Any], expected: Counter[Any]) -> list[str]:
    return [f"{word} too much: {each}" for each in real - expected] + [
        f"{word} missing: {each}" for each in expected - real
    ]
