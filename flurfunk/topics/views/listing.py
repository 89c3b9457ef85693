"""The list of topics."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from flurfunk.kit.http import by_method
from flurfunk.kit.text import clean_line
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.topics.queries import topics_page, written_about


@for_people
def index(request: PersonRequest) -> HttpResponse:
    """List the topics this person may know of, by name, and above them what is written about now."""
    typed, after = clean_line(request.GET.get("q", "")[:100]), request.GET.get("after", "")
    page = topics_page(request.person, typed=typed, after=after)
    context = {
        "topics": page.rows,
        "typed": typed,
        "after": after,
        "more_url": f"?{urlencode({'after': page.next_key})}" if page.next_key else "",
        "more_key": page.next_key,
    }
    frame = request.headers.get("Turbo-Frame")
    if frame == "results":
        return render(request, "topics/_results.html", context)
    if frame and after:
        return render(request, "topics/_more.html", context)
    return render(request, "topics/index.html", {**context, "lately": written_about(request.person)})


page = by_method(GET=index)
