"""What the feed declares to the house: the post."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from flurfunk.content.kinds import Kind
from flurfunk.content.models import Entry
from flurfunk.content.receiving import Received
from flurfunk.kit.templating import url
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space


def _url(entry: Entry) -> str:
    return url("post", entry.pk)


def _new_url(space: Space | None) -> str:
    return url("new_entry") + (f"?space={space.slug}" if space else "")


def _leaves(entries: Sequence[Entry]) -> Mapping[int, object]:
    from flurfunk.feed.extras import extras_of

    return extras_of(entries)


def _own_parts(entry_ids: Sequence[int], person: Person) -> Mapping[int, str]:
    from flurfunk.feed.extras import show_extras

    return show_extras(entry_ids, person)


def _own_heads(entry_ids: Sequence[int], person: Person) -> Mapping[int, str]:
    from flurfunk.feed.thanks import show_thanks

    return show_thanks(entry_ids, person)


def _edit_url(entry_id: int) -> str:
    return url("post_edit", entry_id)


def _receive(author: Person, received: Received) -> Entry:
    # The form loads what the list of kinds must not wait for.
    from flurfunk.feed.receiving import receive

    return receive(author, received)


KIND = Kind(
    name="post",
    one=_("Post"),
    many=_("Posts"),
    icon="newspaper",
    url=_url,
    new_url=_new_url,
    edit_url=_edit_url,
    head="feed/_head.html",
    body="feed/_body.html",
    leaves=_leaves,
    own_parts=_own_parts,
    own_heads=_own_heads,
    receive=_receive,
)
