"""Flurfunk: the internal social network of a company."""

__version__ = "0.1.0"
