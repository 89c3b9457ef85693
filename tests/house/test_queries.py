"""A list costs the same number of queries for one row and for five, and cards that are kept touch no database."""

from io import BytesIO

from django.db import connection
from django.test.utils import CaptureQueriesContext

from flurfunk.accounts.inviting import allow_domain
from flurfunk.accounts.inviting import invite as invite_by_link
from flurfunk.content.deleting import pin
from flurfunk.content.models import Entry, StoredFile
from flurfunk.content.storing import store_file
from flurfunk.conversation.cards import read_cards, show_cards
from flurfunk.conversation.commenting import change_comment, comment
from flurfunk.conversation.models import EMOJI
from flurfunk.conversation.reacting import react
from flurfunk.feed.posting import change_post, post, post_with
from flurfunk.kit.fragments import cache
from flurfunk.people.following import follow
from flurfunk.people.models import Person
from flurfunk.people.registering import register
from flurfunk.spaces.creating import create_space
from flurfunk.spaces.joining import add_member, ask_to_join, invite
from flurfunk.spaces.models import Space
from flurfunk.topics.following import say_what_i_know
from tests.cast import Browser
from tests.pictures import png

_PAGES = (
    *(
        "/",
        "/?before=",
        "/beside",
        "/people",
        "/people?q=press",
        "/people?topic=presses",
        "/topics",
        "/topics?q=press",
    ),
    *("/spaces", "/spaces?show=mine", "/spaces?q=press", "/spaces/hydraulics", "/spaces/hydraulics/members"),
    *(
        "/spaces/hydraulics/members?q=press",
        "/spaces/hydraulics/members?invite=press",
        "/spaces/hydraulics/about",
    ),
    *(
        "/topics/presses",
        "/people/olu.adeyemi",
        "/people/olu.adeyemi/thanks",
        "/search?q=press",
        "/settings/sessions",
        "/settings/topics",
    ),
    *("/invitations", "/console", "/console/people", "/console/people?q=press", "/posts/new"),
    *("{post}", "{history}", "{comment}", "{comment}/history", "{card}", "{share}"),
)


def grow(me: Person, space: Space, number: int) -> None:
    """Add one more of everything that a list shows."""
    person, asking, invited = (
        register(
            f"press{number}{letter}@nordlicht.example", f"Press {number}{letter}", place=f"Hall {number}"
        )
        for letter in "abc"
    )
    follow(me, person)
    follow(person, me)
    add_member(space, person)
    ask_to_join(space, asking, reason="Please.")
    invite(space, invited, by=me)
    add_member(create_space(me, f"Presses {number}"), person)
    invite(create_space(person, f"Press room {number}"), me, by=person)
    say_what_i_know(person, ["Presses", f"Presses {number}"])
    say_what_i_know(me, [f"Presses {count}" for count in range(number + 1)])
    invite_by_link(me, email=f"friend{number}@elsewhere.example", spaces=[space])
    allow_domain(f"press{number}.example", by=me)
    Browser().force_login(me)
    _publish(me, person, space)


def _publish(me: Person, person: Person, space: Space) -> None:
    """Write more, and more under the first of all, which gets another version each time."""
    post(person, "On #presses", space=space, files=[_picture(person)])
    pin(post(me, "More on #presses", space=space), by=me)
    original = post(person, "For everybody, and for @olu.adeyemi. #presses")
    post_with(person, "Look.", shared=original, thanked=[me], space=space)
    first = Entry.objects.order_by("pk")[0]
    top = comment(first, person, "I see.", files=[_picture(person)])
    comment(first, me, "You do?", parent=top)
    for subject in (first, top):
        react(subject, me, EMOJI[0])
        react(subject, person, EMOJI[1])
    change_post(
        first, editor=first.author, based_on=first.version, title="", body=f"{first.version} #presses"
    )
    oldest = first.comments.order_by("pk")[0]
    comment(first, person, "And I.", parent=oldest)
    change_comment(oldest, f"{oldest.version}", editor=oldest.author, based_on=oldest.version)


def _picture(person: Person) -> StoredFile:
    return store_file(BytesIO(png().read()), "press.png", uploaded_by=person, size=100)


def count_queries(browser: Browser, address: str) -> tuple[int, int]:
    """Count the queries of a page with nothing kept, and of the same page again."""
    cache.clear()
    counted = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            answer = browser.get(address, headers={"Sec-Fetch-Mode": "cors"})
        assert answer.status_code == 200, address
        counted.append(len(queries))
    return counted[0], counted[1]


def test_one_row_and_five_cost_the_same(olu: Person, open_space: Space) -> None:
    browser = Browser()
    browser.force_login(olu)
    counts: list[dict[str, tuple[int, int]]] = []
    for rows in (range(2), range(2, 6)):
        for number in rows:
            grow(olu, open_space, number)
        first = Entry.objects.order_by("pk")[0]
        said = first.comments.order_by("pk")[0]
        names = {
            "post": first.url,
            "history": f"/entries/{first.pk}/history",
            "card": f"/entries/{first.pk}/card",
            "share": f"/entries/{first.pk}/share",
        }
        pages = [page.format(**names, comment=f"/comments/{said.pk}") for page in _PAGES]
        # The first visit of the feed and the first opening of an entry are written down.
        browser.get("/")
        browser.get(first.url)
        counts.append({page: count_queries(browser, page) for page in pages})
    one, five = counts
    assert five == one


def test_kept_cards_touch_no_database(olu: Person, open_space: Space) -> None:
    for number in range(3):
        grow(olu, open_space, number)
    # What is shared, and who is thanked, is read for each reader anew.
    picked = (
        "SELECT id, published_at AS at FROM content_entry WHERE id NOT IN (SELECT entry_id FROM feed_share)"
    )
    rows = read_cards(picked, {}, olu)
    fresh = show_cards(rows, olu)
    with CaptureQueriesContext(connection) as queries:
        assert show_cards(rows, olu) == fresh
    assert len(rows) == 9
    assert [query["sql"] for query in queries] == []
