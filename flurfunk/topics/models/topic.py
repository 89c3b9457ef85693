"""A subject with a name."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from flurfunk.kit.templating import url


class Topic(models.Model):
    """A subject that people write about, follow and know; written `#topic`."""

    slug = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    about = models.CharField(max_length=500, blank=True)
    folded = models.CharField(max_length=200, editable=False, default="")
    entry_count = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            GinIndex(fields=["folded"], name="topics_folded", opclasses=["gin_trgm_ops"]),
            models.Index(fields=["folded", "id"], name="topics_by_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def url(self) -> str:
        """The address of the topic."""
        return url("topic", self.slug)


class Alias(models.Model):
    """Another word for a topic."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="aliases")
    slug = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)

    def __str__(self) -> str:
        return self.name
