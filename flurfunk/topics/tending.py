"""Describe a topic, give it other words, and make one of two."""

from collections.abc import Sequence

from django.db import connection, transaction

from flurfunk.events.recording import record
from flurfunk.kit.text import clean_line, foldings, slugify
from flurfunk.people.models import Person
from flurfunk.topics.models import Alias, Follow, Knowledge, Tagging, Topic


class TakenError(Exception):
    """A word already leads to another topic; `words` are those."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(", ".join(words))
        self.words = words


@transaction.atomic
def describe(topic: Topic, *, name: str, about: str, aliases: Sequence[str], by: Person) -> None:
    """Say what a topic is called and is about, and make its other words exactly these.

    Its address stays. Raises TakenError for words that lead elsewhere: those topics have to be merged.
    """
    words = {slugify(word): clean_line(word) for word in aliases if slugify(word) not in ("", topic.slug)}
    _refuse_taken(topic, words)
    topic.name, topic.about = clean_line(name), clean_line(about)
    topic.folded = foldings(" ".join([topic.name, *words.values()]))[:200]
    topic.save(update_fields=["name", "about", "folded"])
    topic.aliases.exclude(slug__in=words).delete()
    known = set(topic.aliases.values_list("slug", flat=True))
    Alias.objects.bulk_create(
        Alias(topic=topic, slug=slug, name=word) for slug, word in words.items() if slug not in known
    )
    record(by, "topic.described", topic)


@transaction.atomic
def merge(topic: Topic, *, into: Topic, by: Person) -> None:
    """Move everything of a topic to another one and let its name lead there. Raises ValueError for one and the same."""
    if topic.pk == into.pk:
        raise ValueError(topic.slug)
    list(Topic.objects.select_for_update().filter(pk__in=[topic.pk, into.pk]).order_by("pk"))
    for model, column in ((Tagging, "entry_id"), (Follow, "person_id"), (Knowledge, "person_id")):
        _move(model._meta.db_table, column, topic, into)  # noqa: SLF001 - Django's documented name for the options
    topic.aliases.update(topic=into)
    Alias.objects.create(topic=into, slug=topic.slug, name=topic.name)
    words = [into.name, *into.aliases.values_list("name", flat=True)]
    into.folded, into.entry_count = foldings(" ".join(words))[:200], into.taggings.count()
    into.save(update_fields=["folded", "entry_count"])
    record(by, "topic.merged", into, name=topic.name)
    topic.delete()


def _move(table: str, column: str, topic: Topic, into: Topic) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"""UPDATE {table} t SET topic_id = %s WHERE topic_id = %s AND NOT EXISTS (
                SELECT 1 FROM {table} o WHERE o.topic_id = %s AND o.{column} = t.{column})""",  # noqa: S608 - names of ours
            [into.pk, topic.pk, into.pk],
        )


def _refuse_taken(topic: Topic, words: dict[str, str]) -> None:
    others = set(Topic.objects.filter(slug__in=words).values_list("slug", flat=True))
    others |= set(Alias.objects.filter(slug__in=words).exclude(topic=topic).values_list("slug", flat=True))
    if others:
        raise TakenError([word for slug, word in words.items() if slug in others])
