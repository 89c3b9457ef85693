"""Nouns of the feed."""

from flurfunk.feed.models.reading import Order, Reading

__all__ = ["Order", "Reading"]
