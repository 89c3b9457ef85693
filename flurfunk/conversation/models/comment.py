"""What somebody says under an entry."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from flurfunk.content.models import Entry
from flurfunk.conversation.queries import CommentQuerySet

ON_A_PAGE = 50  # comments, without the replies to them


def comment_url(entry: Entry, comment_id: int) -> str:
    """Give the address of a comment on its entry's page; in a long thread it names the page of comments, too."""
    page = f"?at={comment_id}" if entry.comment_count > ON_A_PAGE else ""
    return f"{entry.url}{page}#comment_{comment_id}"


class Comment(models.Model):
    """A comment, or a reply to one: comments are one level deep.

    A deleted comment keeps its row (and its replies their place) until the undo time is over.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="replies")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="comments")
    body = models.TextField()
    html = models.TextField()
    version = models.PositiveIntegerField(default=1)
    reaction_counts = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["entry", "created_at", "id"], name="comments_of_an_entry"),
            models.Index(
                fields=["entry", "-id"], name="threads_of_an_entry", condition=models.Q(parent__isnull=True)
            ),
            models.Index(fields=["author", "-created_at"], name="comments_of_a_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(deleted_at__isnull=True, deleted_by__isnull=True)
                | models.Q(deleted_at__isnull=False, deleted_by__isnull=False),
                name="a_deleted_comment_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author_id} on {self.entry_id}"

    @property
    def url(self) -> str:
        """The address of the comment on its entry's page."""
        return comment_url(self.entry, self.pk)

    @property
    def is_deleted(self) -> bool:
        """Tell whether it was deleted."""
        return self.deleted_at is not None

    @property
    def is_edited(self) -> bool:
        """Tell whether it was changed after it was written."""
        return self.version > 1


class CommentRevision(models.Model):
    """One version of a comment, kept for its history."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    body = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "number"], name="a_comments_version_is_kept_once")
        ]

    def __str__(self) -> str:
        return f"{self.comment_id} v{self.number}"
