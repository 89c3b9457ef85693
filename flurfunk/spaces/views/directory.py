"""Spaces to find one's way in: the directory, and what a space is about."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from flurfunk.kit.http import by_method
from flurfunk.kit.text import clean_line
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.spaces import rules
from flurfunk.spaces.directory import Shelf, spaces_page
from flurfunk.spaces.finding import find_space
from flurfunk.spaces.mailing import mail_address
from flurfunk.spaces.members import order_keepers
from flurfunk.spaces.models import Visibility


@for_people
def index(request: PersonRequest) -> HttpResponse:
    """List the spaces this person may know of."""
    typed = clean_line(request.GET.get("q", "")[:100])
    wanted = request.GET.get("show", "")
    shelf = Shelf(wanted) if wanted in list(Shelf) else Shelf.ALL
    after = request.GET.get("after", "")
    page = spaces_page(request.person, shelf, typed=typed, after=after)
    query = {"show": shelf.value, **({"q": typed} if typed else {})}
    context = {
        "spaces": page.rows,
        "typed": typed,
        "shelf": shelf.value,
        "shelves": _shelves(shelf, typed),
        "after": after,
        "more_url": f"?{urlencode({**query, 'after': page.next_key})}" if page.next_key else "",
        "more_key": page.next_key,
        "here": f"{reverse('spaces')}?{urlencode(query)}",
        "may_create": rules.may_create_space(request.person),
    }
    return render(request, _template(request.headers.get("Turbo-Frame"), after), context)


@for_people
def show_about(request: PersonRequest, slug: str) -> HttpResponse:
    """Say what a space is for, who sees it, and, to those who may read it, who looks after it."""
    standing = find_space(request.person, slug)
    context = {
        "standing": standing,
        "space": standing.space,
        "tab": "about",
        "meaning": Visibility(standing.space.visibility).meaning,
        "address": mail_address(standing.space) if standing.may_write else "",
        "keepers": order_keepers(standing.space) if standing.may_read else [],
    }
    return render(request, "spaces/about.html", context)


def _template(frame: str | None, after: str) -> str:
    if frame == "results":
        return "spaces/_results.html"
    return "spaces/_more.html" if frame and after else "spaces/index.html"


def _shelves(current: Shelf, typed: str) -> list[dict[str, object]]:
    labels = {Shelf.ALL: _("All"), Shelf.MINE: _("Mine"), Shelf.ARCHIVED: _("Archived")}
    return [
        {
            "label": label,
            "url": f"?{urlencode({'show': shelf.value, **({'q': typed} if typed else {})})}",
            "current": shelf is current,
        }
        for shelf, label in labels.items()
    ]


about = by_method(GET=show_about)
