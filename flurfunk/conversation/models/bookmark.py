"""I want to find this again."""

from django.conf import settings
from django.db import models

from flurfunk.content.models import Entry


class Bookmark(models.Model):
    """A person keeps an entry for themselves; nobody else learns of it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="bookmarks")
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="bookmarks")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "person"], name="an_entry_is_bookmarked_once")
        ]
        indexes = [models.Index(fields=["person", "-at", "-entry"], name="bookmarks_of_a_person")]

    def __str__(self) -> str:
        return f"{self.person_id} keeps {self.entry_id}"
