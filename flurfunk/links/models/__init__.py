"""Nouns of what lies elsewhere."""

from flurfunk.links.models.link import LONGEST, Link

__all__ = ["LONGEST", "Link"]
