"""What a room declares about the kind of entry it adds; the house shows, lists and links entries by it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from flurfunk.config.rooms import ROOMS
from flurfunk.content.models import Entry
from flurfunk.content.receiving import Receive
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Leaves = Mapping[int, Any]


def no_leaves(_entries: Sequence[Entry]) -> Leaves:
    """Load nothing: for kinds that need no table of their own."""
    return {}


def no_parts(_entry_ids: Sequence[int], _person: Person) -> Mapping[int, str]:
    """Show nothing: for kinds whose cards are the same for everybody."""
    return {}


def no_form(_space: Space | None) -> str:
    """Give no address: for kinds that people do not begin by a form."""
    return ""


def no_edit(_entry_id: int) -> str:
    """Give no address: for kinds that are not changed once they are published."""
    return ""


@dataclass(frozen=True)
class Kind:
    """One kind of entry.

    `name` is stored in `Entry.kind`; `url` gives the address of an entry's page; `body` is the template that shows
    what is special inside a card, with `entry` and `leaf` (it is kept per version of the entry, so whoever changes
    a leaf revises its entry); `leaves` loads the leaf rows of several entries in one query, keyed by entry id;
    `own_parts` gives the HTML for `{{ slot("own", entry.id) }}` in `body`, as one person sees it, for several entries;
    `head` is another template, for what stands above the words, and `own_heads` fills its `slot("own_head", entry.id)`;
    `new_url` gives the address of the form for a new one in a space (or for everybody), `edit_url` that of the form
    for changing one, by the entry's id; `receive` makes an entry of what somebody sent us, such as a letter to a
    space, in kinds that can be begun so.
    """

    name: str
    one: "StrOrPromise"
    many: "StrOrPromise"
    icon: str
    url: Callable[[Entry], str]
    body: str = "content/_body.html"
    head: str = ""
    leaves: Callable[[Sequence[Entry]], Leaves] = no_leaves
    own_parts: Callable[[Sequence[int], Person], Mapping[int, str]] = no_parts
    own_heads: Callable[[Sequence[int], Person], Mapping[int, str]] = no_parts
    new_url: Callable[[Space | None], str] = no_form
    edit_url: Callable[[int], str] = no_edit
    receive: Receive | None = None


@cache
def kinds() -> Mapping[str, Kind]:
    """Give every kind by its name: those of the rooms, then those of extensions, which declare `KIND` in `kind.py`."""
    apps = [app for app in (*ROOMS, *settings.EXTENSIONS) if find_spec(f"{app}.kind")]
    declared = [import_module(f"{app}.kind").KIND for app in apps]
    return {kind.name: kind for kind in declared}


def kind_of(entry: Entry) -> Kind:
    """Give the kind of an entry."""
    return kind_named(entry.kind)


def kind_named(name: str) -> Kind:
    """Give a kind by its name; where the room that made it is not installed, a stand-in that shows the text alone."""
    return kinds().get(name) or Kind(name=name, one=_("Entry"), many=_("Entries"), icon="file", url=_history)


def choices(current: str, space: Space | None) -> list[dict[str, Any]]:
    """Give what people can begin by a form in a space (or for everybody), as the tabs above each such form."""
    offered = [(kind, kind.new_url(space)) for kind in kinds().values()]
    return [{"label": k.one, "url": url, "current": k.name == current} for k, url in offered if url]


def _history(entry: Entry) -> str:
    return reverse("entry_history", args=[entry.pk])
