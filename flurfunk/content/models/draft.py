"""What somebody has begun to write."""

from django.conf import settings
from django.db import models


class Draft(models.Model):
    """The fields of a form that was not sent yet, kept for its writer alone, on every device."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    place = models.CharField(max_length=200)
    fields = models.JSONField()
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "place"], name="one_draft_for_each_place")]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.place}"
