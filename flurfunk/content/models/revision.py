"""What an entry said at one of its versions."""

from django.conf import settings
from django.db import models

from flurfunk.content.models.entry import Entry


class Revision(models.Model):
    """One version of an entry, kept for its history."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    title = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "number"], name="a_version_is_kept_once")]

    def __str__(self) -> str:
        return f"{self.entry_id} v{self.number}"
