"""What an open page hears for the person themselves."""

from flurfunk.people.models import Person


def me(person: Person, rest: str) -> frozenset[str]:
    """Let everybody hear what is for themselves alone."""
    return frozenset() if rest else frozenset({f"person:{person.pk}"})
