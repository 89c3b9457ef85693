"""A list of people that somebody uploaded, as it waits to be confirmed and is read in."""

from django.conf import settings
from django.db import models
from django.urls import reverse


class PeopleList(models.Model):
    """The rows as they were read, each a mapping of our columns to what was typed.

    `done` counts the rows that are read in, and moves in the transaction in which they are.
    """

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    rows = models.JSONField()
    row_count = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    is_inviting = models.BooleanField(default=False)
    origin = models.CharField(max_length=300, blank=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    made = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.row_count} people by {self.by_id}"

    @property
    def url(self) -> str:
        """The address of its page."""
        return reverse("console_people_list", args=[self.pk])
