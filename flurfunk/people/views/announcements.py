"""What is announced to everybody, as a part of each page."""

from django.http import HttpResponse
from django.shortcuts import render

from flurfunk.kit.http import by_method, safe_next, see_other, stream, wants_stream
from flurfunk.people.announcing import dismiss
from flurfunk.people.doors import PersonRequest, for_people


@for_people
def show(request: PersonRequest) -> HttpResponse:
    """Give the bar alone, for pages that are open."""
    return render(request, "layouts/_announcement.html")


@for_people
def create_dismissal(request: PersonRequest) -> HttpResponse:
    """Show it to me no longer."""
    number = request.POST.get("number", "")
    if not (number.isascii() and number.isdecimal() and len(number) < 9):
        return HttpResponse(status=422)
    dismiss(request.person, int(number))
    if wants_stream(request):
        return stream(
            '<turbo-stream action="update" target="announcement"><template></template></turbo-stream>'
        )
    return see_other(safe_next(request, "/"))


one = by_method(GET=show)
dismissal = by_method(POST=create_dismissal)
