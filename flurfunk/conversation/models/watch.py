"""I want to hear of this one thread, or nothing more of it."""

from django.conf import settings
from django.db import models

from flurfunk.content.models import Entry


class Watch(models.Model):
    """A person wants to hear of every comment under an entry."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="watches")
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="watches")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "person"], name="an_entry_is_watched_once")]

    def __str__(self) -> str:
        return f"{self.person_id} watches {self.entry_id}"


class Mute(models.Model):
    """A person wants to hear nothing more of an entry, unless they are mentioned."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mutes")
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="mutes")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "person"], name="an_entry_is_muted_once")]

    def __str__(self) -> str:
        return f"{self.person_id} muted {self.entry_id}"
