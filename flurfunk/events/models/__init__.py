"""Nouns of what happened."""

from flurfunk.events.models.delivery import Delivery
from flurfunk.events.models.event import Event

__all__ = ["Delivery", "Event"]
