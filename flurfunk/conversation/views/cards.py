"""A card alone, for live pages."""

from django.http import HttpResponse

from flurfunk.content.finding import find_entry
from flurfunk.content.models import Entry
from flurfunk.conversation.cards import read_card, show_cards
from flurfunk.kit.http import by_method
from flurfunk.people.doors import PersonRequest, for_people


@for_people
def show(request: PersonRequest, entry_id: int) -> HttpResponse:
    """Show the card of an entry; the whole text where the page that asks is the entry's own."""
    return HttpResponse(card_for(request, find_entry(request.person, entry_id)))


def card_for(request: PersonRequest, entry: Entry) -> str:
    """Show the card of an entry as the page that asks shows it: the browser says which one that is."""
    _host, _, page = request.headers.get("Referer", "").partition("://")[2].partition("/")
    is_full = f"/{page.partition('?')[0]}" == entry.url
    return show_cards([read_card(entry, request.person)], request.person, is_full=is_full)[0]


card = by_method(GET=show)
