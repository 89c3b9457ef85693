"""Bringing in what a company already has elsewhere."""
