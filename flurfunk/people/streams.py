"""Until when a page may stay as it is."""

from flurfunk.people.models import Person


def reach(person: Person, count: str) -> frozenset[str]:
    """Let hear as long as the person may see what they saw when the page was made; and what everybody is told."""
    return frozenset({f"person:{person.pk}", "house"}) if count == str(person.reach) else frozenset()
