"""The entries of the bench network, made a batch at a time with everything that hangs on them."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from flurfunk.imports.bench.chance import Chance
from flurfunk.imports.bench.people import Somebody
from flurfunk.imports.bench.sizes import BEGIN, END, SPAN, Sizes
from flurfunk.imports.bench.spaces import Room
from flurfunk.imports.bench.texts import Writer
from flurfunk.imports.bench.topics import Theme

_FOR_EVERYBODY, _WITH_TITLE, _WITH_MENTION = 0.06, 0.25, 0.1
_TOPICS = (0, 0, 0, 1, 1, 1, 1, 2, 2, 3)
_TIDES = (6, 7, 7, 8, 8, 8, 9, 9, 10, 11, 12, 12, 13, 13, 14, 15, 16, 18, 21)  # hours at which people write


@dataclass(slots=True)
class Draft:
    """An entry while it is made: what is said and felt under it is still added."""

    id: int
    author: Somebody
    readers: Sequence[int]  # places in the list of people, the active ones first
    room: Room | None
    language: str
    title: str
    body: str
    html: str
    at: datetime
    activity_at: datetime
    themes: list[Theme]
    mentioned: int | None
    comment_count: int = 0
    feelings: Counter[str] = field(default_factory=Counter)

    def row(self) -> tuple[Any, ...]:
        """Give the row of the entry, in the order of `COLUMNS`."""
        space_id = self.room.id if self.room else None
        return (
            *(self.id, "post", self.author.id, self.author.id, space_id, self.title, self.body, self.html),
            *(self.language, self.comment_count, written(self.feelings), self.at, self.at, self.activity_at),
        )


COLUMNS = (
    *("id", "kind", "author_id", "owner_id", "space_id", "title", "body", "html"),
    *("language", "comment_count", "reaction_counts", "created_at", "published_at", "activity_at"),
)


def written(feelings: Counter[str]) -> str:
    """Write counts of emoji as they are kept beside an entry or comment."""
    return json.dumps(feelings, ensure_ascii=False) if feelings else "{}"


@dataclass(frozen=True)
class World:
    """Everything that entries refer to."""

    people: list[Somebody]
    rooms: list[Room]
    themes: list[Theme]
    sizes: Sizes


class Desk:
    """Where entries are drafted, in the order in which they were published."""

    def __init__(self, world: World, chance: Chance) -> None:
        self._world, self._chance, self._writer = world, chance, Writer(chance)
        self._colleagues = [index for index, person in enumerate(world.people) if not person.is_guest]

    def draft(self, number: int) -> Draft:
        """Draft the entry of this number, counted from 1."""
        chance, world = self._chance, self._world
        room = None if chance.fraction() < _FOR_EVERYBODY else chance.early_of(world.rooms, skew=2.5)
        readers = room.members if room else self._colleagues
        author = world.people[chance.early_of(readers)]
        language = author.languages[0] if chance.fraction() < 0.75 else "en"
        themes = self._themes()
        mentioned = chance.early_of(readers) if chance.fraction() < _WITH_MENTION else None
        references = [theme.reference for theme in themes]
        if mentioned is not None:
            references.append(world.people[mentioned].reference)
        title = self._writer.title(language) if chance.fraction() < _WITH_TITLE else ""
        body, html = self._writer.text(language, references)
        at = self._moment(number)
        return Draft(
            id=number,
            author=author,
            readers=readers,
            room=room,
            language=language,
            title=title,
            body=body,
            html=html,
            at=at,
            activity_at=at,
            themes=themes,
            mentioned=mentioned,
        )

    def _themes(self) -> list[Theme]:
        chance = self._chance
        drawn = [chance.early_of(self._world.themes) for _ in range(chance.of(_TOPICS))]
        return sorted(set(drawn), key=lambda theme: theme.id)

    def _moment(self, number: int) -> datetime:
        """Give the moment of publishing: by and by over the years, at hours at which people write."""
        day = BEGIN + timedelta(days=SPAN.days * (number - 1) // self._world.sizes.entries)
        hour = self._chance.of(_TIDES) - BEGIN.hour
        return min(day + timedelta(hours=hour, seconds=self._chance.fraction() * 3600), END)
