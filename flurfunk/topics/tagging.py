"""Tie entries to the topics their texts name."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F

from flurfunk.content.models import Entry
from flurfunk.kit.database import write_rows
from flurfunk.kit.text import clean_line, foldings, slugify
from flurfunk.topics.models import Alias, Tagging, Topic

_MOVED = "UPDATE topics_tagging SET activity_at = GREATEST(activity_at, %s) WHERE entry_id = %s"


@transaction.atomic
def tag(entry: Entry, names: Iterable[str]) -> None:
    """Make an entry be about exactly these topics; those that do not exist yet begin to."""
    wanted = {topic.pk for topic in topics_named(names)}
    former = set(entry.taggings.values_list("topic_id", flat=True))
    gone = former - wanted
    entry.taggings.filter(topic_id__in=gone).delete()
    fresh = wanted - former
    Tagging.objects.bulk_create(
        Tagging(entry=entry, topic_id=pk, published_at=entry.published_at, activity_at=entry.activity_at)
        for pk in fresh
    )
    # In the order of their ids, so that two publishing at once cannot wait for one another.
    for pk in sorted(fresh | gone):
        Topic.objects.filter(pk=pk).update(entry_count=F("entry_count") + (1 if pk in fresh else -1))


def follow_activity(entry: Entry, at: datetime) -> None:
    """Move an entry's place under its topics, as its own activity moves."""
    write_rows(_MOVED, [at, entry.pk])


def topics_named(names: Iterable[str]) -> list[Topic]:
    """Give the topics of these names or aliases; those that do not exist yet are made."""
    slugs = _slugs(names)
    known = {topic.slug: topic for topic in Topic.objects.filter(slug__in=slugs)}
    known |= {
        alias.slug: alias.topic for alias in Alias.objects.filter(slug__in=slugs).select_related("topic")
    }
    return [known.get(slug) or _new_topic(slug, name) for slug, name in sorted(slugs.items())]


def _slugs(names: Iterable[str]) -> dict[str, str]:
    slugs = {slugify(name): clean_line(name) for name in names}
    return {slug: name for slug, name in slugs.items() if slug}


def _new_topic(slug: str, name: str) -> Topic:
    defaults = {"name": name[:60], "folded": foldings(name)[:200]}
    topic, _ = Topic.objects.get_or_create(slug=slug, defaults=defaults)
    return topic
