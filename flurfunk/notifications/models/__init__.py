"""Nouns of notifications."""

from flurfunk.notifications.models.choice import Choice, Way
from flurfunk.notifications.models.letter import Letter
from flurfunk.notifications.models.notification import Notification
from flurfunk.notifications.models.opening import Opening
from flurfunk.notifications.models.rhythm import Frequency, Rhythm
from flurfunk.notifications.models.sending import Sending
from flurfunk.notifications.models.subscription import SenderKey, Subscription

__all__ = [
    "Choice",
    "Frequency",
    "Letter",
    "Notification",
    "Opening",
    "Rhythm",
    "SenderKey",
    "Sending",
    "Subscription",
    "Way",
]
