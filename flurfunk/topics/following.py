"""Follow topics, and say which ones one knows."""

from collections.abc import Iterable

from django.db import transaction

from flurfunk.events.recording import record
from flurfunk.people.models import Person
from flurfunk.topics.models import Follow, Knowledge, Topic
from flurfunk.topics.tagging import topics_named


@transaction.atomic
def follow(person: Person, topic: Topic) -> None:
    """Begin to hear about a topic."""
    _, is_new = Follow.objects.get_or_create(person=person, topic=topic)
    if is_new:
        record(person, "topic.followed", topic)


@transaction.atomic
def unfollow(person: Person, topic: Topic) -> None:
    """Stop hearing about a topic."""
    gone, _ = Follow.objects.filter(person=person, topic=topic).delete()
    if gone:
        record(person, "topic.unfollowed", topic)


@transaction.atomic
def say_what_i_know(person: Person, names: Iterable[str]) -> None:
    """Make the topics a person knows exactly these."""
    topics = topics_named(names)
    Knowledge.objects.filter(person=person).exclude(topic__in=topics).delete()
    known = set(Knowledge.objects.filter(person=person).values_list("topic_id", flat=True))
    Knowledge.objects.bulk_create(
        Knowledge(person=person, topic=topic) for topic in topics if topic.pk not in known
    )
    record(person, "person.knowledge_changed", person)
