"""Somebody may no longer sign in; what they wrote stays."""

from django.conf import settings
from django.db import models

from flurfunk.people.models.person import Person


class Deactivation(models.Model):
    """Exists while a person is deactivated, and says by whom and since when."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="deactivations_made"
    )
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.person_id} since {self.at}"
