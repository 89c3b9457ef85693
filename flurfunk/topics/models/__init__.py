"""Nouns of topics."""

from flurfunk.topics.models.ties import Follow, Knowledge, Tagging
from flurfunk.topics.models.topic import Alias, Topic

__all__ = ["Alias", "Follow", "Knowledge", "Tagging", "Topic"]
