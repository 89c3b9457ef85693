"""Somebody has had an entry's page before them."""

from django.conf import settings
from django.db import models

from flurfunk.content.models import Entry


class Opening(models.Model):
    """Kept for entries that the person's next digest could tell of, and gone with it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "entry"], name="an_opening_is_kept_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} opened {self.entry_id}"
