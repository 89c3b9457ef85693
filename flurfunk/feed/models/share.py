"""A post that shows another entry under its own words."""

from django.db import models
from django.db.models import F, Q

from flurfunk.content.models import Entry


class Share(models.Model):
    """What a post shares. Who may see the original is asked anew for each reader, each time it is shown."""

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="share")
    original = models.ForeignKey(Entry, models.SET_NULL, null=True, related_name="shares")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(entry=F("original")), name="nothing_shares_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.original_id} in {self.entry_id}"
