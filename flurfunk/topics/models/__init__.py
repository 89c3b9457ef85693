"""Nouns of topics."""

from flurfunk.topics.models.topic import Alias, Topic
from flurfunk.topics.models.ties import Follow, Knowledge, Tagging

__all__ = ["Alias", "Follow", "Knowledge", "Tagging", "Topic"]
