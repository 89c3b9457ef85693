"""The topics of the bench network and who follows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

from flurfunk.imports.bench.chance import Chance
from flurfunk.imports.bench.copying import copy_rows
from flurfunk.imports.bench.people import Somebody
from flurfunk.imports.bench.sizes import BEGIN, END, SPAN, Sizes
from flurfunk.imports.bench.texts import Reference
from flurfunk.imports.bench.vocabulary import TONGUES
from flurfunk.kit.text import foldings, slugify
from flurfunk.topics.models import Follow, Topic


@dataclass(frozen=True, slots=True)
class Theme:
    """What entries need to know of a topic."""

    id: int
    reference: Reference


def write_topics(sizes: Sizes) -> list[Theme]:
    """Write the topics; how many entries each has is filled in at the end."""
    names = _names(sizes.topics)
    rows = [(index + 1, slugify(n), n, foldings(n), BEGIN) for index, n in enumerate(names)]
    copy_rows(Topic, ("id", "slug", "name", "folded", "created_at"), rows)
    return [Theme(row[0], Reference.to_topic(row[1], row[2])) for row in rows]


def write_topic_follows(themes: list[Theme], people: list[Somebody], sizes: Sizes, chance: Chance) -> None:
    """Let each follow about as many topics as the sizes say."""
    copy_rows(Follow, ("person_id", "topic_id", "at"), _follows(themes, people, sizes, chance))


def count_taggings() -> None:
    """Fill in how many entries each topic has."""
    with connection.cursor() as cursor:
        cursor.execute("""
            UPDATE topics_topic t SET entry_count = g.count
            FROM (SELECT topic_id, count(*) AS count FROM topics_tagging GROUP BY topic_id) g
            WHERE g.topic_id = t.id
        """)


def _follows(
    themes: list[Theme], people: list[Somebody], sizes: Sizes, chance: Chance
) -> Iterator[tuple[Any, ...]]:
    mean = sizes.topics_followed_each
    for somebody in people:
        count = min(mean // 4 + chance.below(mean * 3 // 2 + 1), len(themes) // 2)
        for index in chance.some_early(count, len(themes)):
            yield somebody.id, themes[index].id, END - SPAN * chance.fraction()


def _names(count: int) -> list[str]:
    """Join the halves of names, the languages by turns."""
    by_tongue = [[head + tail for tail in t.tails for head in t.heads] for t in TONGUES.values()]
    names = [name for names in zip(*by_tongue, strict=True) for name in names]
    rounds = -(-count // len(names))
    return [name if turn == 0 else f"{name}-{turn + 1}" for turn in range(rounds) for name in names][:count]
