"""Nouns of the feed."""

from flurfunk.feed.models.poll import Ballot, Choice, Poll, Vote
from flurfunk.feed.models.reading import Order, Reading
from flurfunk.feed.models.scheduled import Refusal, ScheduledFile, ScheduledPost
from flurfunk.feed.models.share import Share
from flurfunk.feed.models.thanks import Thanks

__all__ = [
    "Ballot",
    "Choice",
    "Order",
    "Poll",
    "Reading",
    "Refusal",
    "ScheduledFile",
    "ScheduledPost",
    "Share",
    "Thanks",
    "Vote",
]
