"""A card alone, for live pages."""

from django.http import HttpResponse

from flurfunk.content.finding import find_entry
from flurfunk.conversation.cards import read_card, show_cards
from flurfunk.kit.http import by_method
from flurfunk.people.doors import PersonRequest, for_people


@for_people
def show(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Show the card of an entry; the whole text where the page that asks is the entry's own."""
    entry = find_entry(request.person, entry_id)
    # A signal is the same for every page; the browser says which one asks.
    _host, _, page = request.headers.get("Referer", "").partition("://")[2].partition("/")
    is_full = f"/{page.partition('?')[0]}" == entry.url
    return HttpResponse(show_cards([read_card(entry, request.person)], request.person, is_full=is_full)[0])


card = by_method(GET=show)
