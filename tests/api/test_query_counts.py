"""A list costs programs the same number of queries for one row and for five."""

from io import BytesIO

from django.db import connection
from django.test.utils import CaptureQueriesContext

from flurfunk.content.deleting import pin
from flurfunk.content.models import Entry
from flurfunk.content.storing import store_file
from flurfunk.conversation.commenting import comment
from flurfunk.conversation.reacting import react
from flurfunk.events.models import Event
from flurfunk.feed.posting import post, post_with
from flurfunk.notifications.telling import notify
from flurfunk.people.models import Person
from flurfunk.people.registering import register
from flurfunk.spaces.creating import create_space
from flurfunk.spaces.joining import add_member, ask_to_join, invite
from flurfunk.spaces.models import Space
from tests.api.conftest import Program, Programs

_LISTS = (
    *("/people", "/people?q=press", "/spaces", "/spaces?q=press", "/entries", "/entries?topic=presses"),
    *("/spaces/hydraulics/members", "/spaces/hydraulics/requests", "/spaces/hydraulics/invitations"),
    *("{entry}/comments", "{entry}/reactions", "/topics", "/topics?q=press", "/notifications"),
)


def grow(me: Person, space: Space, first: Entry, number: int) -> None:
    """Add one more of everything that a list shows."""
    people = [register(f"p{number}{each}@nordlicht.example", f"Press {number}{each}") for each in "abc"]
    add_member(space, people[0])
    ask_to_join(space, people[1])
    invite(space, people[2], by=me)
    add_member(create_space(me, f"Press {number}"), people[0])
    file = store_file(BytesIO(b"x"), "x.txt", uploaded_by=me, size=1)
    pin(post(me, f"On #presses and #press{number}", space=space, files=[file]), by=me)
    hung = store_file(BytesIO(b"x"), "x.txt", uploaded_by=people[0], size=1)
    comment(first, people[0], "Yes.", files=[hung])
    react(first, people[0], "👍")
    mine = post(me, "Mine.")
    post_with(people[0], "Look.", shared=mine, thanked=[me])
    comment(mine, people[0], "Yours?")
    notify(Event.objects.filter(kind="comment.added").latest("pk"))


def count(asking: Program, address: str) -> tuple[int, int]:
    """Give how many rows a list has, and how many queries it costs."""
    with CaptureQueriesContext(connection) as queries:
        rows = asking.get(address)["items"]
    return len(rows), len(queries)


def test_one_row_and_five_cost_the_same(olu: Person, open_space: Space, program: Programs) -> None:
    first, asking = post(olu, "The first.", space=open_space), program(olu)
    addresses = [each.format(entry=f"/entries/{first.pk}") for each in _LISTS]
    counted = []
    for numbers in (range(2), range(2, 6)):
        for number in numbers:
            grow(olu, open_space, first, number)
        counted.append({address: count(asking, address) for address in addresses})
    few, many = counted
    assert [address for address in addresses if few[address][1] != many[address][1]] == []
    assert [address for address in addresses if few[address][0] >= many[address][0]] == []
