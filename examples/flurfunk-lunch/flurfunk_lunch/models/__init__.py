"""Nouns of lunch."""

from flurfunk_lunch.models.lunch import Lunch
from flurfunk_lunch.models.tally import Tally

__all__ = ["Lunch", "Tally"]
