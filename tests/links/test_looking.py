"""What is seen at an address: words and a picture of our own making, or nothing."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from flurfunk.links.keeping import keep_failure, keep_seen, link_to
from flurfunk.links.looking import is_elsewhere, look
from flurfunk.links.models import Link
from tests.links.peer import Peer
from tests.pictures import png

PICTURE = '<title>Pumps</title><meta property="og:image" content="{}">'


def test_a_page_with_its_picture_encoded_anew(peer: Peer) -> None:
    peer.says("/p.png", png(400, 300).read(), kind="image/png")
    seen = look(peer.says("/", PICTURE.format("/p.png")))
    assert seen is not None
    assert seen.words.title == "Pumps"
    assert seen.picture is not None
    made = Image.open(io.BytesIO(seen.picture.content))
    assert (made.format, made.size, seen.picture.width, seen.picture.height) == ("WEBP", (400, 300), 400, 300)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "javascript:alert(1)",
            "data:image/png;base64,iVBORw0KGgo=",
            "http://127.0.0.1/p.png",
            "/picture.svg",
        ),
        *(
            "file:///etc/passwd",
            "/nothing.png",
            "/page.png",
            "/dot.png",
            "http://[",
            "/inside.png",
            "/liar.png",
        ),
    ],
)
def test_a_page_whose_picture_is_none_has_words(peer: Peer, address: str) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    peer.says("/picture.svg", svg, kind="image/svg+xml")
    peer.says("/liar.png", svg, kind="image/png")
    peer.says("/page.png", "<p>no</p>")
    peer.says("/dot.png", png(1, 1).read(), kind="image/png")
    peer.sends_to("/inside.png", "http://127.0.0.1:9/p.png")
    seen = look(peer.says("/", PICTURE.format(address)))
    assert seen is not None
    assert (seen.words.title, seen.picture) == ("Pumps", None)


def test_a_picture_with_too_many_pixels_is_none(peer: Peer) -> None:
    out = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(out, "PNG")
    peer.says("/p.png", out.getvalue(), kind="image/png")
    seen = look(peer.says("/", PICTURE.format("/p.png")))
    assert seen is not None
    assert seen.picture is None


def test_there_is_nothing_to_see_and_nobody_complains(peer: Peer) -> None:
    for url in (
        peer.url + "/nothing",
        peer.says("/untitled", "<p>Hello"),
        "http://127.0.0.1/",
        "http://nowhere.invalid/",
        "http://[",
        "http://1.1.1.1:x/",
        peer.sends_to("/home", "http://localhost/"),
    ):
        assert look(url) is None


def test_our_own_addresses_are_not_elsewhere(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["flurfunk.nordlicht.example", "127.0.0.1", "[::1]"]
    ours = (
        "https://flurfunk.nordlicht.example/posts/7",
        "https://FLURFUNK.nordlicht.example./x",
        "http://[::1]/",
    )
    assert [is_elsewhere(url) for url in (*ours, "https://elsewhere.example/", "http://[")] == [
        False,
        False,
        False,
        True,
        False,
    ]


@pytest.mark.django_db(transaction=True)
def test_what_was_seen_is_kept_and_looked_at_again_after_days(peer: Peer, settings: Any) -> None:
    peer.says("/p.png", png(400, 300).read(), kind="image/png")
    link = link_to(peer.says("/", PICTURE.format("/p.png")))
    assert link_to(link.url) == link
    assert link.is_due
    for _twice in range(2):
        seen = look(link.url)
        assert seen is not None
        kept = keep_seen(link, seen)
    assert (kept.title, kept.version, kept.is_due, kept.width) == ("Pumps", 2, False, 400)
    assert [str(path) for path in _stored(settings)] == [kept.picture]
    keep_failure(link)
    link.refresh_from_db()
    assert (link.title, link.picture, link.is_due) == ("Pumps", kept.picture, False)
    Link.objects.update(looked_at="2026-01-01T00:00:00Z")
    link.refresh_from_db()
    assert link.is_due


def _stored(settings: Any) -> list[Path]:
    root = Path(settings.MEDIA_ROOT)
    return [path.relative_to(root) for path in root.rglob("*.webp")]
