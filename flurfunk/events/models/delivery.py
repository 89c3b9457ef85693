"""A listener has been told of an event."""

from django.db import models

from flurfunk.events.models.event import Event


class Delivery(models.Model):
    """Exists from the moment a listener's work on an event is committed until all listeners have been told."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="deliveries")
    listener = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "listener"], name="a_listener_is_told_once"),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} → {self.listener}"
