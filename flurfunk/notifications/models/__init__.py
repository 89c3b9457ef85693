"""Nouns of notifications."""

from flurfunk.notifications.models.choice import Choice, Way
from flurfunk.notifications.models.letter import Letter
from flurfunk.notifications.models.notification import Notification
from flurfunk.notifications.models.rhythm import Frequency, Rhythm
from flurfunk.notifications.models.sending import Sending

__all__ = ["Choice", "Frequency", "Letter", "Notification", "Rhythm", "Sending", "Way"]
