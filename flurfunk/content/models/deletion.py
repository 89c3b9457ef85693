"""An entry was deleted: by whom and when; undone by deleting this row."""

from django.conf import settings
from django.db import models

from flurfunk.content.models.entry import Entry


class Deletion(models.Model):
    """Exists while an entry is deleted."""

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.entry_id} by {self.by_id}"
