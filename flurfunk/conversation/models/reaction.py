"""An emoji on an entry or a comment."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from flurfunk.content.models import Entry
from flurfunk.conversation.models.comment import Comment

EMOJI = ("👍", "❤️", "😂", "🎉", "💡", "🙏", "👀", "✅")


class Reaction(models.Model):
    """One person's emoji on one entry or one comment."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reactions")
    entry = models.ForeignKey(Entry, models.CASCADE, null=True, blank=True, related_name="reactions")
    comment = models.ForeignKey(Comment, models.CASCADE, null=True, blank=True, related_name="reactions")
    emoji = models.CharField(max_length=16)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(entry__isnull=False, comment__isnull=True)
                | Q(entry__isnull=True, comment__isnull=False),
                name="a_reaction_has_one_subject",
            ),
            models.UniqueConstraint(
                fields=["entry", "person", "emoji"],
                name="one_emoji_on_an_entry_once",
                condition=Q(entry__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["comment", "person", "emoji"],
                name="one_emoji_on_a_comment_once",
                condition=Q(comment__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.emoji}"
