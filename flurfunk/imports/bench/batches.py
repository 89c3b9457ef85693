"""Write entries and what hangs on them, a batch at a time."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import count
from typing import Any

from flurfunk.content.models import Entry, Pin
from flurfunk.conversation.models import Comment, Mention, Reaction
from flurfunk.imports.bench import entries, remarks
from flurfunk.imports.bench.chance import Chance
from flurfunk.imports.bench.copying import copy_rows
from flurfunk.imports.bench.entries import Desk, Draft, World
from flurfunk.imports.bench.remarks import Remark, Talk
from flurfunk.topics.models import Tagging

_BATCH = 5_000
_MOST_TALK, _MOST_FEELING = 400.0, 25.0  # times the least lively entry
_PINNED = (3, 40)  # which of a space's entries are pinned, counted in the order of publishing

Felt = tuple[int, int | None, int | None, str, datetime]


class Press:
    """Makes and writes everything on the trunk, in the order of publishing."""

    def __init__(self, world: World, chance: Chance) -> None:
        sizes = world.sizes
        self._world, self._chance = world, chance
        self._desk, self._talk = Desk(world, chance), Talk(world, chance)
        self._said = chance.spread(sizes.comments, sizes.entries, most=_MOST_TALK)
        self._felt = chance.spread(sizes.entry_reactions, sizes.entries, most=_MOST_FEELING)
        self._felt_below = iter(chance.spread(sizes.comment_reactions, sizes.comments, most=_MOST_FEELING))
        self._comment_ids = count(1)
        self._published: Counter[int] = Counter()

    def print(self) -> Iterator[int]:
        """Write batch after batch; gives how many entries are written so far."""
        total = self._world.sizes.entries
        for start in range(0, total, _BATCH):
            end = min(start + _BATCH, total)
            self._print_batch([self._desk.draft(number) for number in range(start + 1, end + 1)])
            yield end

    def _print_batch(self, drafts: list[Draft]) -> None:
        said = [r for draft in drafts for r in self._talk.remarks(draft, self._said[draft.id - 1])]
        # Comments lie in the table as they were written, those of one entry among those of others.
        said.sort(key=lambda remark: remark.at)
        for remark in said:
            remark.id = next(self._comment_ids)
        felt = [*self._felt_on(drafts), *self._felt_under(said)]
        felt.sort(key=lambda reaction: reaction[4])
        copy_rows(Entry, entries.COLUMNS, (draft.row() for draft in drafts))
        copy_rows(Comment, remarks.COLUMNS, (remark.row() for remark in said))
        copy_rows(Reaction, ("person_id", "entry_id", "comment_id", "emoji", "at"), felt)
        copy_rows(Tagging, ("entry_id", "topic_id", "published_at", "activity_at"), _taggings(drafts))
        copy_rows(Mention, ("person_id", "entry_id", "comment_id"), self._mentions(drafts, said))
        copy_rows(Pin, ("entry_id", "by_id", "at"), self._pins(drafts))

    def _felt_on(self, drafts: Iterable[Draft]) -> Iterator[Felt]:
        for draft in drafts:
            drawn = self._talk.reactions(draft, draft.readers, self._felt[draft.id - 1])
            for person, emoji, at in drawn:
                yield person, draft.id, None, emoji, at

    def _felt_under(self, said: Iterable[Remark]) -> Iterator[Felt]:
        for remark in said:
            drawn = self._talk.reactions(remark, remark.draft.readers, next(self._felt_below))
            for person, emoji, at in drawn:
                yield person, None, remark.id, emoji, at

    def _mentions(self, drafts: Iterable[Draft], said: Iterable[Remark]) -> Iterator[tuple[Any, ...]]:
        people = self._world.people
        for draft in drafts:
            if draft.mentioned is not None:
                yield people[draft.mentioned].id, draft.id, None
        for remark in said:
            if remark.mentioned is not None:
                yield people[remark.mentioned].id, remark.draft.id, remark.id

    def _pins(self, drafts: Iterable[Draft]) -> Iterator[tuple[Any, ...]]:
        for draft in drafts:
            if draft.room is not None:
                self._published[draft.room.id] += 1
                if self._published[draft.room.id] in _PINNED:
                    yield draft.id, self._world.people[draft.room.members[0]].id, draft.at


def _taggings(drafts: Iterable[Draft]) -> Iterator[tuple[Any, ...]]:
    for draft in drafts:
        for theme in draft.themes:
            yield draft.id, theme.id, draft.at, draft.activity_at
