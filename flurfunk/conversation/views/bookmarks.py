"""Keep an entry to find it again."""

from django.http import HttpResponse

from flurfunk.content.finding import find_entry
from flurfunk.content.models import Entry
from flurfunk.conversation.bookmarking import bookmark, forget
from flurfunk.conversation.views.cards import card_for
from flurfunk.kit.http import by_method, safe_next, see_other, stream, wants_stream
from flurfunk.people.doors import PersonRequest, for_people


@for_people
def create(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Keep it."""
    entry = find_entry(request.person, entry_id)
    bookmark(entry, request.person)
    return _answer(request, entry)


@for_people
def destroy(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Keep it no longer."""
    entry = find_entry(request.person, entry_id)
    forget(entry, request.person)
    return _answer(request, entry)


def _answer(request: PersonRequest, entry: Entry) -> HttpResponse:
    if wants_stream(request):
        card = card_for(request, entry)
        replacing = f'<turbo-stream action="replace" method="morph" target="entry_{entry.pk}">'
        return stream(f"{replacing}<template>{card}</template></turbo-stream>")
    return see_other(safe_next(request, entry.url))


bookmarking = by_method(POST=create, DELETE=destroy)
