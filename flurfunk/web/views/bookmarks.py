"""What I keep to find it again."""

from django.http import HttpResponse
from django.shortcuts import render

from flurfunk.conversation.cards import show_cards
from flurfunk.kit.http import by_method
from flurfunk.people.doors import PersonRequest, for_people, readable_offline
from flurfunk.web.entry_lists import bookmarks_page


@for_people
@readable_offline
def index(request: PersonRequest) -> HttpResponse:
    """List it, the last kept first."""
    before = request.GET.get("before", "")
    page = bookmarks_page(request.person, before=before)
    context = {
        "cards": show_cards(page.rows, request.person),
        "before": before,
        "more_url": f"?before={page.next_key}" if page.next_key else "",
        "more_key": page.next_key,
    }
    is_frame = request.headers.get("Turbo-Frame") and before
    return render(request, "web/_cards.html" if is_frame else "web/bookmarks.html", context)


page = by_method(GET=index)
