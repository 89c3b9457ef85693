"""The directory of people."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from flurfunk.kit.http import by_method
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.web.people_directory import PeopleSearch, offered_filters, people_page


@for_people
def index(request: PersonRequest) -> HttpResponse:
    """List the people this person sees."""
    search = PeopleSearch.read(request.GET)
    after = request.GET.get("after", "")
    page = people_page(request.person, search, after=after)
    query = search.as_query
    context = {
        "people": page.rows,
        "search": search,
        "is_narrowed": bool(query),
        "after": after,
        "more_url": f"?{urlencode({**query, 'after': page.next_key})}" if page.next_key else "",
        "more_key": page.next_key,
    }
    frame = request.headers.get("Turbo-Frame")
    if frame == "results":
        return render(request, "web/_people_results.html", context)
    if frame and after:
        return render(request, "web/_people_more.html", context)
    return render(request, "web/people.html", {**context, "filters": offered_filters(request.person, search)})


page = by_method(GET=index)
