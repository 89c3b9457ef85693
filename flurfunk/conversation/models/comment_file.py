"""What hangs on a comment: files, and where it was brought from."""

from django.db import models

from flurfunk.content.models import StoredFile
from flurfunk.conversation.models.comment import Comment


class CommentAttachment(models.Model):
    """A file hangs on a comment."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="attachments")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="comment_attachments")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "file"], name="a_file_hangs_on_a_comment_once")
        ]

    def __str__(self) -> str:
        return f"{self.file_id} on {self.comment_id}"


class CommentOrigin(models.Model):
    """The key under which a comment was known in the archive it was brought from."""

    comment = models.OneToOneField(Comment, models.CASCADE, primary_key=True)
    source = models.CharField(max_length=200)
    key = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="a_comment_is_brought_in_once")]

    def __str__(self) -> str:
        return f"{self.source}: {self.key}"
