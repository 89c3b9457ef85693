"""A space that is read but no longer written in."""

from django.conf import settings
from django.db import models

from flurfunk.spaces.models.space import Space


class Archiving(models.Model):
    """Exists while a space is archived, and says by whom and since when."""

    space = models.OneToOneField(Space, models.CASCADE, primary_key=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.space_id} since {self.at}"
