"""Look at what lies at an address: the words of its page, and its picture encoded anew."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

from django.conf import settings

from flurfunk.kit.fetching import Fetched, UnwantedError, Wish, fetch
from flurfunk.kit.media_types import PICTURES
from flurfunk.kit.outbound import ForbiddenTargetError, UnreachableError
from flurfunk.kit.pictures import NotAPictureError, Preview, preview
from flurfunk.links.page_words import Words, read_words

_PAGES = ("text/html", "application/xhtml+xml")
_LONGEST_PAGE = 1_000_000  # bytes; what a page says of itself stands at its beginning
_LONGEST_PICTURE = 5_000_000
_SECONDS = 8.0
_SMALLEST = 60  # pixels; what is smaller counts readers, and shows nothing

T = TypeVar("T")


@dataclass(frozen=True)
class Seen:
    """What there was to see."""

    words: Words
    picture: Preview | None


def is_elsewhere(url: str) -> bool:
    """Tell whether an address is none of our own."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".") not in _our_hosts()
    except ValueError:
        return False


def look(url: str) -> Seen | None:
    """Look at the page at an address out in the internet; None where there is none that says what it is."""
    page = _quietly(lambda: fetch(url, Wish(_PAGES, _LONGEST_PAGE, _SECONDS, _our_hosts())))
    if page is None:
        return None
    words = read_words(page.body, page.charset)
    return Seen(words, _look_at_picture(page, words)) if words.title else None


def _look_at_picture(page: Fetched, words: Words) -> Preview | None:
    if not words.picture:
        return None
    kinds = {*PICTURES, "image/jpg"}
    wish = Wish(kinds, _LONGEST_PICTURE, _SECONDS, _our_hosts())
    found = _quietly(lambda: fetch(urljoin(page.url, words.picture), wish))
    if found is None or not found.is_whole:
        return None
    made = _quietly(lambda: preview(found.body, longest=640))
    return made if made and min(made.width, made.height) >= _SMALLEST else None


def _quietly(attempt: Callable[[], T]) -> T | None:
    """Try what fails for reasons that are nobody's business here."""
    try:
        return attempt()
    except (ForbiddenTargetError, UnreachableError, UnwantedError, NotAPictureError, ValueError):
        return None


def _our_hosts() -> frozenset[str]:
    return frozenset(host.lower().strip("[].") for host in settings.ALLOWED_HOSTS)
