"""A post that was written to appear later. It is no entry before: so nothing that lists entries can show it."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from flurfunk.content.models import Entry, StoredFile
from flurfunk.spaces.models import Space

if TYPE_CHECKING:
    from flurfunk.people.models import Person


class Refusal(models.TextChoices):
    """Why a post was not published when its time came."""

    NO_MEMBER = "no_member", _("You do not write in this space any more.")
    ARCHIVED = "archived", _("The space is archived.")
    NO_SPACE = (
        "no_space",
        _("A post for everybody is not yours to publish any more. Choose one of your spaces."),
    )
    NO_ACCESS = "no_access", _("You had no access to Flurfunk at that time.")
    POLL_OVER = "poll_over", _("The poll would have been over already.")


class ScheduledPostQuerySet(models.QuerySet["ScheduledPost"]):
    """Scheduled posts as the pages ask for them."""

    def written_by(self, person: "Person") -> "ScheduledPostQuerySet":
        """Those of one person, in the order of their times: nobody else ever sees them."""
        mine = self.filter(author=person).select_related("space__archiving", "author")
        return mine.order_by("publish_at", "pk")


class ScheduledPost(models.Model):
    """Everything that will be posted, and when; the row goes in the transaction that publishes it.

    `poll` holds the fields of a `polling.Question`, `shared` is what the post will quote, `thanked` the ids of whom
    it thanks. A refusal stands until the author plans anew.
    """

    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="scheduled_posts")
    space = models.ForeignKey(Space, models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)
    poll = models.JSONField(null=True, blank=True)
    shared = models.ForeignKey(Entry, models.SET_NULL, null=True, blank=True, related_name="+")
    thanked = ArrayField(models.BigIntegerField(), default=list, blank=True)
    publish_at = models.DateTimeField()
    refusal = models.CharField(max_length=10, choices=Refusal.choices, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)

    objects = ScheduledPostQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(refused_at__isnull=True, refusal="")
                | Q(refused_at__isnull=False, refusal__in=Refusal.values),
                name="a_refusal_says_why",
            ),
        ]
        indexes = [
            models.Index(
                fields=["publish_at"], name="posts_that_are_due", condition=Q(refused_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author_id} at {self.publish_at}"


class ScheduledFile(models.Model):
    """A file will hang on a post."""

    scheduled = models.ForeignKey(ScheduledPost, models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheduled", "file"], name="a_file_is_scheduled_once")]

    def __str__(self) -> str:
        return f"{self.file_id} on {self.scheduled_id}"
