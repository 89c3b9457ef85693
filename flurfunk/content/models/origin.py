"""Where an imported thing came from, so that importing again adds nothing."""

from django.db import models

from flurfunk.content.models.entry import Entry


class Origin(models.Model):
    """The key under which an entry was known in the archive it was brought from."""

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True)
    source = models.CharField(max_length=200)
    key = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="an_entry_is_brought_in_once")]

    def __str__(self) -> str:
        return f"{self.source}: {self.key}"
