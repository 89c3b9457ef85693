"""A large made-up network for measuring: the one that `docs` and `bench/` call the bench network."""

from flurfunk.imports.bench.seeding import NotEmptyError, seed

__all__ = ["NotEmptyError", "seed"]
