"""Somebody was named."""

from django.conf import settings
from django.db import models

from flurfunk.content.models import Entry
from flurfunk.conversation.models.comment import Comment


class Mention(models.Model):
    """A person is mentioned in an entry, or in a comment under it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mentions")
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="mentions")
    comment = models.ForeignKey(Comment, models.CASCADE, null=True, blank=True, related_name="mentions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "entry", "comment"],
                name="a_text_mentions_a_person_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.entry_id}"
