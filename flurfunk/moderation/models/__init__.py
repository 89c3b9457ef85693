"""Nouns of keeping order."""

from flurfunk.moderation.models.hiding import Appeal, Hiding
from flurfunk.moderation.models.report import Grounds, Report

__all__ = ["Appeal", "Grounds", "Hiding", "Report"]
