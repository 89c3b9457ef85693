"""What a lunch has beyond what every entry has."""

from babel.dates import format_date
from babel.numbers import format_currency
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from flurfunk.content.models import Entry


class Lunch(models.Model):
    """The leaf of an entry of the kind "lunch"."""

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="lunch")
    dish = models.CharField(max_length=100)
    price_cents = models.IntegerField()
    day = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(price_cents__gte=0), name="a_lunch_costs_no_less_than_0")
        ]

    def __str__(self) -> str:
        return f"{self.dish} on {self.day}"

    @property
    def price_label(self) -> str:
        """The price as the reader's language writes it."""
        return format_currency(self.price_cents / 100, "EUR", locale=get_language() or "en")

    @property
    def day_label(self) -> str:
        """The day as the reader's language writes it."""
        return format_date(self.day, "full", locale=get_language() or "en")
