"""Fill an empty installation with the bench network."""

import time
from collections.abc import Callable

from django.db import connection, transaction

from flurfunk.content.models import Entry
from flurfunk.conversation.models import Comment
from flurfunk.imports.bench.batches import Press
from flurfunk.imports.bench.chance import Chance
from flurfunk.imports.bench.copying import continue_ids
from flurfunk.imports.bench.entries import World
from flurfunk.imports.bench.people import write_follows, write_people
from flurfunk.imports.bench.sizes import Sizes
from flurfunk.imports.bench.spaces import write_spaces
from flurfunk.imports.bench.topics import count_taggings, write_topic_follows, write_topics
from flurfunk.people.models import Company, Person
from flurfunk.spaces.models import Space
from flurfunk.topics.models import Topic

Say = Callable[[str], None]
_SAY_EVERY = 5.0  # seconds


class NotEmptyError(Exception):
    """The installation has a company or people already; the bench network is only made from nothing."""


def seed(scale: float, say: Say) -> None:
    """Make the network of quality.md times `scale`, all of it or nothing.

    The same scale always gives the same network. Nobody has a password. Raises NotEmptyError, and ValueError for a
    scale that is not above 0.
    """
    if scale <= 0:
        raise ValueError("The scale must be above 0.")
    started = time.monotonic()
    sizes = Sizes.of_scale(scale)
    with transaction.atomic():
        _refuse_unless_empty()
        _write(sizes, Chance(), say)
    say("Tidying up the tables …")
    # Outside of the transaction: without it the first readers would pay for what the bulk left to do.
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
    say(f"The bench network is ready after {time.monotonic() - started:.0f} s.")


def _refuse_unless_empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE people_company IN EXCLUSIVE MODE")
    if Company.objects.exists() or Person.objects.exists():
        raise NotEmptyError("The bench network is only made in an empty installation.")


def _write(sizes: Sizes, chance: Chance, say: Say) -> None:
    with connection.cursor() as cursor:
        # Checked batch by batch: at the end of the transaction millions of checks would wait in memory.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    Company.objects.create(name="Bench", languages=["en", "de"], time_zone="Europe/Berlin")
    say(f"Writing {sizes.people:,} people, {sizes.spaces:,} spaces and {sizes.topics:,} topics …")
    people = write_people(sizes, chance)
    write_follows(people, sizes, chance)
    rooms = write_spaces(people, sizes, chance)
    themes = write_topics(sizes)
    write_topic_follows(themes, people, sizes, chance)
    last_said = time.monotonic()
    for written in Press(World(people, rooms, themes, sizes), chance).print():
        if time.monotonic() - last_said > _SAY_EVERY or written == sizes.entries:
            last_said = time.monotonic()
            say(f"Wrote {written:,} of {sizes.entries:,} entries with what hangs on them.")
    count_taggings()
    continue_ids(Person, Space, Topic, Entry, Comment)
