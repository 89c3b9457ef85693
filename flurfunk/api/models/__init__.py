"""Nouns of the door for programs."""

from flurfunk.api.models.answer import Answer
from flurfunk.api.models.token import ApiToken

__all__ = ["Answer", "ApiToken"]
