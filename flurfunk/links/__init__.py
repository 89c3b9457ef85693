"""Addresses elsewhere that people name, and what the pages there say of themselves."""
