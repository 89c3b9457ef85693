"""What is said and felt under the entries of the bench network."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from flurfunk.conversation.models import EMOJI
from flurfunk.imports.bench.chance import Chance
from flurfunk.imports.bench.entries import Draft, World, written
from flurfunk.imports.bench.people import Somebody
from flurfunk.imports.bench.sizes import END
from flurfunk.imports.bench.texts import Writer

COLUMNS = (*("id", "entry_id", "parent_id", "author_id", "body", "html", "reaction_counts", "created_at"),)
_REPLIES, _WITH_MENTION = 0.4, 0.05
_BETWEEN_REMARKS, _BEFORE_REACTING = 40_000.0, 20_000.0  # seconds on the average
_LENGTHS = 8  # comments are shorter than entries


@dataclass(slots=True)
class Remark:
    """A comment while it is made."""

    draft: Draft
    parent: "Remark | None"
    author: Somebody
    body: str
    html: str
    at: datetime
    mentioned: int | None
    id: int = 0
    feelings: Counter[str] = field(default_factory=Counter)

    def row(self) -> tuple[Any, ...]:
        """Give the row of the comment, in the order of `COLUMNS`."""
        parent = self.parent.id if self.parent else None
        feelings = written(self.feelings)
        return self.id, self.draft.id, parent, self.author.id, self.body, self.html, feelings, self.at


class Talk:
    """Comments and reactions, drawn for drafts."""

    def __init__(self, world: World, chance: Chance) -> None:
        self._world, self._chance, self._writer = world, chance, Writer(chance)

    def remarks(self, draft: Draft, count: int) -> list[Remark]:
        """Make the comments under a draft and move its counters."""
        made: list[Remark] = []
        tops: list[Remark] = []
        at = draft.at
        for _ in range(count):
            at = self._later(at, _BETWEEN_REMARKS)
            is_reply = bool(tops) and self._chance.fraction() < _REPLIES
            remark = self._remark(draft, self._chance.of(tops) if is_reply else None, at)
            made.append(remark)
            if not is_reply:
                tops.append(remark)
        draft.comment_count, draft.activity_at = count, at
        return made

    def reactions(
        self, subject: Draft | Remark, readers: Sequence[int], count: int
    ) -> list[tuple[int, str, datetime]]:
        """Draw reactions (person, emoji, when), each once, and count them beside their subject."""
        chance, people = self._chance, self._world.people
        drawn: dict[tuple[int, str], None] = {}
        while len(drawn) < count:
            drawn[chance.early_of(readers, skew=1.5), chance.early_of(EMOJI, skew=1.8)] = None
        subject.feelings.update(emoji for _, emoji in drawn)
        return [
            (people[place].id, emoji, self._later(subject.at, _BEFORE_REACTING)) for place, emoji in drawn
        ]

    def _remark(self, draft: Draft, parent: Remark | None, at: datetime) -> Remark:
        people, chance = self._world.people, self._chance
        author = people[chance.early_of(draft.readers)]
        mentioned = chance.early_of(draft.readers) if chance.fraction() < _WITH_MENTION else None
        references = [people[mentioned].reference] if mentioned is not None else []
        body, html = self._writer.text(draft.language, references, most=_LENGTHS)
        return Remark(draft, parent, author, body, html, at, mentioned)

    def _later(self, moment: datetime, mean: float) -> datetime:
        return min(moment + timedelta(seconds=self._chance.delay(mean)), END)
