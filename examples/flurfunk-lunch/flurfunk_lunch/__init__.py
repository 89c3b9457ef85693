"""Lunch offers: who cooks what on which day, and for how much."""
