"""Watch one thread, or hear nothing more of it."""

from collections.abc import Callable

from django.http import HttpResponse

from flurfunk.content.finding import find_entry
from flurfunk.content.models import Entry
from flurfunk.conversation import watching as verbs
from flurfunk.kit.http import by_method, safe_next, see_other
from flurfunk.people.doors import Page, PersonRequest, for_people
from flurfunk.people.models import Person


def _doing(verb: Callable[[Entry, Person], None]) -> Page[int]:
    @for_people
    def do(request: PersonRequest, entry_id: int) -> HttpResponse:
        entry = find_entry(request.person, entry_id)
        verb(entry, request.person)
        return see_other(safe_next(request, entry.url))

    return do


watching = by_method(POST=_doing(verbs.watch), DELETE=_doing(verbs.unwatch))
muting = by_method(POST=_doing(verbs.mute), DELETE=_doing(verbs.unmute))
