"""What somebody is thanked for."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from flurfunk.conversation.cards import show_cards
from flurfunk.kit.http import by_method
from flurfunk.kit.text import clean
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.people.models import Person
from flurfunk.web.entry_lists import thanks_page


@for_people
def index(request: PersonRequest, handle: str) -> HttpResponse:
    """List the posts that thank a person and that this reader may see, the newest first."""
    person = get_object_or_404(Person.objects.visible_to(request.person), handle=clean(handle))
    before = request.GET.get("before", "")
    page = thanks_page(person, request.person, before=before)
    context = {
        "person": person,
        "cards": show_cards(page.rows, request.person),
        "before": before,
        "more_url": f"?before={page.next_key}" if page.next_key else "",
        "more_key": page.next_key,
    }
    is_frame = request.headers.get("Turbo-Frame") and before
    return render(request, "web/_cards.html" if is_frame else "web/thanks.html", context)


page = by_method(GET=index)
