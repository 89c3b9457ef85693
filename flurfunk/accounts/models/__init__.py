"""Nouns of getting in."""

from flurfunk.accounts.models.invitation import AllowedDomain, Invitation
from flurfunk.accounts.models.session import Session

__all__ = ["AllowedDomain", "Invitation", "Session"]
