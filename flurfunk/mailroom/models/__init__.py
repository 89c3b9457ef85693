"""Nouns of the mailroom."""

from flurfunk.mailroom.models.incoming import IncomingMail, Reason, State

__all__ = ["IncomingMail", "Reason", "State"]
