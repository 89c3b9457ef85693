"""How often somebody cooked for the others."""

from django.conf import settings
from django.db import models


class Tally(models.Model):
    """The number of lunches a person has offered."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True)
    offered = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.person_id}: {self.offered}"
