"""How a person reads the home feed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Order(models.TextChoices):
    """The two orders a feed can have; there is no third, hidden one."""

    ACTIVITY = "activity", _("Newest activity")
    NEWEST = "newest", _("Newest first")

    @property
    def column(self) -> str:
        """The column of the entry that the order goes by."""
        return "activity_at" if self is Order.ACTIVITY else "published_at"


class Reading(models.Model):
    """The order somebody chose, and when they last looked: entries since then are new."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True)
    order = models.CharField(max_length=10, choices=Order.choices, default=Order.ACTIVITY)
    visited_at = models.DateTimeField(null=True)
    visited_before_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(order__in=Order.values), name="a_feeds_order_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.order}"
