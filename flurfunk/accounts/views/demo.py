"""Look around in the demo company as one of its people."""

from django.http import Http404, HttpRequest, HttpResponse

from flurfunk.accounts.demo_people import offered_people
from flurfunk.accounts.views.entering import enter
from flurfunk.kit.http import by_method, safe_next, see_other
from flurfunk.kit.templating import url


def create(request: HttpRequest) -> HttpResponse:
    """Sign in as somebody who is offered; there is no such page in any other company."""
    offered = {person.handle: person for person in offered_people(request.company)}  # type: ignore[attr-defined]
    person = offered.get(request.POST.get("handle", ""))
    if person is None:
        raise Http404
    enter(request, person)
    return see_other(safe_next(request, url("home")))


session = by_method(POST=create)
