"""Thanks: a post that names who is thanked."""

from django.conf import settings
from django.db import models

from flurfunk.content.models import Entry


class Thanks(models.Model):
    """Somebody is thanked in a post, by its author, for what it says. Nothing counts these rows."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="thanks")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="thanks")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "person"], name="one_is_thanked_for_a_thing_once")
        ]
        indexes = [models.Index(fields=["person", "-entry"], name="thanks_by_person")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.entry_id}"
