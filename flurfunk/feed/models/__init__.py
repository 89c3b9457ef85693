"""Nouns of the feed."""

from flurfunk.feed.models.poll import Ballot, Choice, Poll, Vote
from flurfunk.feed.models.reading import Order, Reading

__all__ = ["Ballot", "Choice", "Order", "Poll", "Reading", "Vote"]
