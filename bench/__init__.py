"""Measures what Flurfunk costs: see README.md beside this file."""
