"""Nouns of people."""

from flurfunk.people.models.company import Company
from flurfunk.people.models.deactivation import Deactivation
from flurfunk.people.models.follow import Follow
from flurfunk.people.models.person import Person, Role

__all__ = ["Company", "Deactivation", "Follow", "Person", "Role"]
