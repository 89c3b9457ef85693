"""Nouns of what is brought in."""

from flurfunk.imports.models.people_list import PeopleList

__all__ = ["PeopleList"]
