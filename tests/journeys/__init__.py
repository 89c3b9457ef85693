"""Journeys of people through Flurfunk, in a real browser."""
