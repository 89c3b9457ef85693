"""Nouns of the door for programs."""

from flurfunk.api.models.answer import Answer
from flurfunk.api.models.token import ApiToken
from flurfunk.api.models.webhook import Attempt, Dispatch, Webhook

__all__ = ["Answer", "ApiToken", "Attempt", "Dispatch", "Webhook"]
