"""What an open home page hears: everything the person follows."""

from flurfunk.people.models import Person
from flurfunk.spaces.models import Membership

_MOST = 2000  # sources of one kind; who follows more still sees everything on the next visit


def home(person: Person, rest: str) -> frozenset[str]:
    """Give the sources a person follows. Secret and closed things are only ever sent to their space's source."""
    if rest:
        return frozenset()
    spaces = Membership.objects.filter(person=person, muted_at=None).values_list("space_id", flat=True)[
        :_MOST
    ]
    sources = {f"space:{pk}" for pk in spaces} | {f"author:{person.pk}"}
    if not person.is_guest:
        sources.add("company")
        sources |= {f"author:{pk}" for pk in person.follows.values_list("followed_id", flat=True)[:_MOST]}
        sources |= {f"topic:{pk}" for pk in person.topic_follows.values_list("topic_id", flat=True)[:_MOST]}
    return frozenset(sources)
