"""Keeping order: what people report, what is hidden for it, and how its author is heard."""
