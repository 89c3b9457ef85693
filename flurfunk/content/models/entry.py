"""Anything that is published: the trunk that every kind shares."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from flurfunk.content.queries import EntryQuerySet
from flurfunk.spaces.models import Space


class Status(models.TextChoices):
    """Where an entry stands in its life."""

    DRAFT = "draft"
    PUBLISHED = "published"
    DELETED = "deleted"
    HIDDEN = "hidden"


class Entry(models.Model):
    """One published thing; each kind may add a leaf table keyed by it.

    Without a space it is for the whole company. `version` counts what was written and is what two people editing
    are checked against; `activity_at` moves with every comment.
    """

    kind = models.CharField(max_length=20)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="entries")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="owned_entries")
    space = models.ForeignKey(Space, models.PROTECT, null=True, blank=True, related_name="entries")
    title = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)
    html = models.TextField(blank=True)
    language = models.CharField(max_length=10, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PUBLISHED)
    version = models.PositiveIntegerField(default=1)
    comment_count = models.PositiveIntegerField(default=0)
    reaction_counts = models.JSONField(default=dict)
    review_at = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    activity_at = models.DateTimeField(default=timezone.now)

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(status__in=Status.values), name="an_entrys_status_is_known"),
        ]
        indexes = [
            models.Index(
                fields=["space", "-activity_at", "-id"],
                name="entries_by_space_activity",
                condition=Q(status="published"),
            ),
            models.Index(
                fields=["space", "-published_at", "-id"],
                name="entries_by_space_newest",
                condition=Q(status="published"),
            ),
            # "space IS NULL" is no equality to the planner: under the indexes above it would sort all of these.
            models.Index(
                fields=["-activity_at", "-id"],
                name="entries_for_all_activity",
                condition=Q(status="published", space__isnull=True),
            ),
            models.Index(
                fields=["-published_at", "-id"],
                name="entries_for_all_newest",
                condition=Q(status="published", space__isnull=True),
            ),
            models.Index(
                fields=["author", "-activity_at", "-id"],
                name="entries_by_author_activity",
                condition=Q(status="published"),
            ),
            models.Index(
                fields=["author", "-published_at", "-id"],
                name="entries_by_author_newest",
                condition=Q(status="published"),
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.kind} {self.pk}"

    @property
    def url(self) -> str:
        """The address of the entry's page, as its kind says."""
        from flurfunk.content.kinds import kind_of

        return kind_of(self).url(self)

    @property
    def is_published(self) -> bool:
        """Tell whether people can see it."""
        return self.status == Status.PUBLISHED

    @property
    def is_edited(self) -> bool:
        """Tell whether it was changed since it was published."""
        return self.version > 1
