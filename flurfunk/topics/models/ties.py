"""What ties topics to entries and people."""

from django.conf import settings
from django.db import models

from flurfunk.content.models import Entry
from flurfunk.topics.models.topic import Topic


class Tagging(models.Model):
    """An entry is about a topic.

    The entry's two dates are repeated here, so that a topic's newest are read from one index however many it has.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="taggings")
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="taggings")
    published_at = models.DateTimeField()
    activity_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "entry"], name="an_entry_is_tagged_once")]
        indexes = [
            models.Index(fields=["topic", "-activity_at", "-entry"], name="taggings_by_activity"),
            models.Index(fields=["topic", "-published_at", "-entry"], name="taggings_by_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} #{self.topic_id}"


class Follow(models.Model):
    """A person wants to hear about a topic."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="topic_follows")
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="follows")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "topic"], name="a_topic_is_followed_once")]

    def __str__(self) -> str:
        return f"{self.person_id} follows #{self.topic_id}"


class Knowledge(models.Model):
    """A person says that they know a topic."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="known_topics")
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="known_by")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "topic"], name="a_topic_is_known_once")]

    def __str__(self) -> str:
        return f"{self.person_id} knows #{self.topic_id}"
