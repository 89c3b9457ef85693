"""What is found by its name: people, spaces and topics, only such as this person may know of."""

from typing import Any

from flurfunk.people.models import Person
from flurfunk.people.queries import forgiving
from flurfunk.spaces.models import Space
from flurfunk.topics.queries import topics_like


def find_by_name(person: Person, typed: str, *, most: int) -> dict[str, Any]:
    """Find at most so many of each by what was typed, forgiving typos; nothing where nothing was typed."""
    if not typed:
        return {"people": [], "spaces": [], "topics": []}
    with forgiving():
        people = Person.objects.visible_to(person).active().select_related("deactivation")
        spaces = Space.objects.visible_to(person).select_related("archiving")
        return {
            "people": list(people.named_like(typed)[:most]),
            "spaces": list(spaces.named_like(typed)[:most]),
            "topics": topics_like(person, typed, most=most),
        }
