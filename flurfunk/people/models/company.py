"""The company whose network this is."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Company(models.Model):
    """One row: name, look and languages. It exists from the first run on."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    name = models.CharField(max_length=80)
    logo = models.CharField(max_length=120, blank=True)
    accent = models.CharField(max_length=7, default="#0f6b5c")
    languages = ArrayField(models.CharField(max_length=10), default=list)
    time_zone = models.CharField(max_length=60, default="UTC")
    is_demo = models.BooleanField(default=False)
    set_up_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="there_is_one_company")]

    def __str__(self) -> str:
        return self.name
