"""Previews of links: beneath the text that names one, for those who see it, as long as its author wants."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from flurfunk.content.deleting import delete
from flurfunk.content.storing import store_file
from flurfunk.conversation.cards import read_card, show_cards
from flurfunk.conversation.commenting import change_comment, comment, delete_comment
from flurfunk.conversation.models import LinkPreview
from flurfunk.conversation.previews import forget_unshown
from flurfunk.feed.posting import change_post, post
from flurfunk.links.models import Link
from flurfunk.people.models import Company, Person
from flurfunk.spaces.models import Space
from tests.cast import Browser
from tests.links.peer import Peer, peering
from tests.pictures import png

SignIn = Callable[[Person], Browser]
Jobs = Callable[[], int]


@pytest.fixture
def peer() -> Iterator[Peer]:
    """A page somewhere, with a picture."""
    with peering() as there:
        there.says("/p.png", png(400, 300).read(), kind="image/png")
        there.says("/", '<title>Pumps</title><meta property="og:image" content="/p.png">')
        there.says("/valves", "<title>Valves</title>")
        yield there


@pytest.fixture
def look() -> Jobs:
    """Do what was queued for links, each job as often as it was queued, and give their number."""
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.models import ProcrastinateJob

    def run() -> int:
        queued = ProcrastinateJob.objects.filter(task_name__endswith=".look_at_link").order_by("id")
        for each in queued:
            app.tasks[each.task_name].func.__wrapped__(**each.args)  # type: ignore[attr-defined]  # without its care for connections
        return len(queued)

    return run


def _titles(browser: Browser, address: str) -> list[str]:
    page = browser.get(address).content.decode()
    return [part.partition("</strong>")[0] for part in page.split('"link-preview-title">')[1:]]


def test_a_link_is_looked_at_once_for_all_who_name_it(
    ada: Person, bea: Person, peer: Peer, look: Jobs, sign_in: SignIn
) -> None:
    made = post(ada, f"Look:\n\n{peer.url}/#top")
    said = comment(made, bea, f"Yes, {peer.url}/ is good.")
    browser = sign_in(bea)
    assert _titles(browser, made.url) == []
    assert (look(), look()) == (2, 2)
    assert peer.asked == ["/", "/p.png"]
    assert _titles(browser, made.url) == ["Pumps", "Pumps"]
    assert _titles(browser, "/") == ["Pumps"]
    assert _titles(browser, said.url.partition("#")[0] + "?x") == ["Pumps", "Pumps"]
    post(bea, f"{peer.url}/")
    assert look() == 2
    assert Link.objects.count() == 1


def test_open_pages_are_told_when_it_has_arrived(
    ada: Person, peer: Peer, look: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[list[str], dict[str, object]]] = []
    monkeypatch.setattr(
        "flurfunk.conversation.previews.publish", lambda sources, signal: told.append((sources, signal))
    )
    made = post(ada, f"{peer.url}/")
    said = comment(made, ada, f"{peer.url}/")
    look()
    assert told == [
        ([f"entry:{made.pk}"], {"id": f"comment_{said.pk}", "url": f"/comments/{said.pk}"}),
        ([f"entry:{made.pk}"], {"id": f"entry_{made.pk}", "url": f"/entries/{made.pk}/card"}),
    ]


def test_pictures_come_before_links_that_stand_in_a_sentence(ada: Person, peer: Peer) -> None:
    def shown(body: str, *, with_picture: bool = True) -> bool:
        files = [store_file(png().file, "p.png", uploaded_by=ada, size=200)] if with_picture else []  # type: ignore[arg-type]
        return LinkPreview.objects.filter(entry=post(ada, body, files=files)).exists()

    assert shown(f"See {peer.url}/", with_picture=False)
    assert not shown(f"See {peer.url}/")
    assert shown(f"See\n{peer.url}/\nthere")
    assert not shown(f"> {peer.url}/", with_picture=False)
    assert not shown(f"`{peer.url}/` and http://localhost/posts/1", with_picture=False)


def test_the_outsider_sees_neither_preview_nor_picture(
    ada: Person, mallory: Person, secret_space: Space, peer: Peer, look: Jobs, sign_in: SignIn
) -> None:
    made = post(ada, f"{peer.url}/", space=secret_space)
    look()
    picture = f"/links/{Link.objects.get().pk}/picture"
    outside, inside = sign_in(mallory), sign_in(ada)
    answer = inside.get(picture)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert outside.get(picture).status_code == 404
    assert outside.post(f"/entries/{made.pk}/preview-removal").status_code == 404
    said = comment(post(ada, "For all"), ada, f"{peer.url}/")
    assert outside.get(picture).status_code == 200
    delete_comment(said, by=ada)
    assert outside.get(picture).status_code == 404
    delete(made, by=ada)
    assert inside.get(picture).status_code == 404


def test_its_author_removes_it_and_it_stays_removed(
    ada: Person, bea: Person, peer: Peer, look: Jobs, sign_in: SignIn
) -> None:
    made = post(ada, f"{peer.url}/")
    said = comment(made, ada, f"{peer.url}/")
    look()
    browser, other = sign_in(ada), sign_in(bea)
    assert browser.get(made.url).content.decode().count("/preview-removal") == 2
    assert other.get(made.url).content.decode().count("/preview-removal") == 0
    for place in (f"/entries/{made.pk}", f"/comments/{said.pk}"):
        assert other.post(f"{place}/preview-removal").status_code == 403
        assert browser.post(f"{place}/preview-removal").status_code == 303
    assert _titles(other, made.url) == []
    changed = change_post(made, editor=ada, based_on=1, title="", body=f"{peer.url}/valves")
    change_comment(said, f"{peer.url}/valves", editor=ada, based_on=1)
    look()
    assert _titles(other, made.url) == []
    assert "preview-removal" in browser.get(f"{made.url}/edit").content.decode()
    for place in (f"/entries/{changed.pk}", f"/comments/{said.pk}"):
        browser.post(f"{place}/preview-removal", {"_method": "delete"})
    look()
    assert _titles(other, made.url) == ["Valves", "Valves"]


def test_another_text_shows_another_link(ada: Person, peer: Peer, look: Jobs, sign_in: SignIn) -> None:
    made = post(ada, f"{peer.url}/")
    look()
    browser = sign_in(ada)
    made = change_post(made, editor=ada, based_on=1, title="", body=f"{peer.url}/valves")
    look()
    assert _titles(browser, made.url) == ["Valves"]
    made = change_post(made, editor=ada, based_on=2, title="", body="Nothing")
    assert _titles(browser, made.url) == []


def test_what_a_page_says_of_itself_is_words(ada: Person, peer: Peer, look: Jobs, sign_in: SignIn) -> None:
    peer.says("/evil", "<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>")
    made = post(ada, f"{peer.url}/evil")
    look()
    assert _titles(sign_in(ada), made.url) == ["&lt;script&gt;alert(1)&lt;/script&gt;"]


def test_what_failed_is_not_asked_again_and_again(ada: Person, peer: Peer, look: Jobs) -> None:
    for _each in range(3):
        post(ada, f"{peer.url}/nothing")
        look()
    assert peer.asked == ["/nothing"]


def test_a_company_that_wants_no_previews_asks_nobody(ada: Person, peer: Peer, look: Jobs) -> None:
    Company.objects.update(looks_at_links=False)
    post(ada, f"{peer.url}/")
    look()
    assert peer.asked == []


def test_what_is_shown_no_more_is_forgotten_after_a_month(ada: Person, peer: Peer, look: Jobs) -> None:
    made, other = post(ada, f"{peer.url}/"), post(ada, f"{peer.url}/valves")
    look()
    change_post(made, editor=ada, based_on=1, title="", body="Nothing")
    assert forget_unshown() == 0
    Link.objects.update(named_at="2026-01-01T00:00:00Z")
    assert forget_unshown() == 1
    assert list(Link.objects.values_list("title", flat=True)) == ["Valves"]
    assert other.link_previews.count() == 1


def test_warm_cards_ask_nothing_and_five_cost_what_one_does(ada: Person, peer: Peer, look: Jobs) -> None:
    def cost(count: int) -> tuple[int, int]:
        entries = [post(ada, f"{peer.says(f'/{count}-{n}', f'<title>{n}</title>')}") for n in range(count)]
        look()
        rows = [read_card(entry, ada) for entry in entries]
        costs = []
        for _cold_then_warm in range(2):
            with CaptureQueriesContext(connection) as captured:
                show_cards(rows, ada)
            costs.append(len(captured))
        return costs[0], costs[1]

    (cold, warm), (cold_five, warm_five) = cost(1), cost(5)
    assert (warm, warm_five) == (0, 0)
    assert cold == cold_five
