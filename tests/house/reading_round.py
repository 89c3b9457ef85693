"""Where somebody curious would look: pages, fragments, files and searches, of what is seen and what is hidden."""

import random
from collections.abc import Iterator, Sequence
from typing import Any

from flurfunk.content.models import Entry
from flurfunk.people.models import Person
from flurfunk.topics.models import Topic
from tests.house.network import Network

_LISTS = (
    *(
        "/",
        "/beside",
        "/people",
        "/spaces",
        "/spaces?show=mine",
        "/spaces?show=archived",
        "/topics",
        "/search?q=qq",
    ),
    *(
        "/settings",
        "/settings/topics",
        "/posts/new",
        "/invitations",
        "/console/people",
        "/news?since=2020-01-01",
    ),
    *("/people?q=qq", "/spaces?q=qq", "/topics?q=qq", "/people?language=de", "/spaces/new"),
)
_SPACE = ("", "?order=newest", "/about", "/members", "/members?q=qq", "/members?invite=qq", "/settings")
_ENTRY = ("", "/history", "/card", "/reactions", "/share")
_COMMENT = ("", "/history", "/reactions", "/edit")


def addresses_for(reader: Person, net: Network, chance: random.Random) -> Iterator[str]:
    """Give the addresses, those of single things by chance."""

    def some(things: Sequence[Any], count: int) -> list[Any]:
        return chance.sample(things, min(count, len(things)))

    yield from _LISTS
    for space in net.spaces:
        yield from (f"{space.url}{rest}" for rest in some(_SPACE, 3))
        yield f"/posts/new?space={space.slug}"
    yield from (person.url for person in some(net.people, 5))
    yield from (f"{person.url}/thanks" for person in some(net.people, 3))
    yield from (topic.url for topic in some(list(Topic.objects.order_by("pk")), 6))
    for entry in some(net.entries, 8):
        yield from (f"/entries/{entry.pk}{rest}" for rest in some(_ENTRY, 2))
        yield from some((entry.url, f"/posts/{entry.pk}/edit"), 1)
    for comment in some(net.comments, 8):
        yield from (f"/comments/{comment.pk}{rest}" for rest in some(_COMMENT, 2))
    for file, hung_on in some(net.files, 6):
        yield from some(
            (file.url, file.preview_url or file.url, hung_on.url if _is_entry(hung_on) else "/"), 2
        )
    for word in some(list(net.owner_of), 6):
        # All but the end, so that what is said back does not count.
        yield from some((f"/search?q={word[:-2]}", f"/people?q={word[:-2]}", f"/topics?q={word[:-2]}"), 1)
        yield f"/people?{chance.choice(('team', 'place', 'topic'))}={word[:-2]}"


def _is_entry(thing: object) -> bool:
    return isinstance(thing, Entry)
