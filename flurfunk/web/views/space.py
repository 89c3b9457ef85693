"""A space's page: what is pinned, its feed, and what came since it was opened."""

from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from flurfunk.conversation.cards import show_cards
from flurfunk.feed.models import Order
from flurfunk.kit.http import allow, by_method
from flurfunk.notifications.reading import read_space
from flurfunk.people.doors import PersonRequest, for_people, readable_offline
from flurfunk.spaces.finding import Standing, find_space
from flurfunk.spaces.forms import ReasonForm
from flurfunk.web.entry_lists import count_new_in, pinned_in, space_page


@for_people
@readable_offline
def show(request: PersonRequest, slug: str) -> HttpResponse:
    """Show a page of the feed; to those who may not read it, how to come in."""
    standing = find_space(request.person, slug)
    context: dict[str, Any] = {"standing": standing, "space": standing.space, "tab": "feed"}
    if request.frame.get("unread"):
        read_space(request.person, standing.space)
    if not standing.may_read:
        return render(request, "spaces/outside.html", {**context, "tab": "", "form": ReasonForm()})
    order, before = _order(request), request.GET.get("before", "")
    context |= _feed(standing, order, before)
    if request.headers.get("Turbo-Frame") and before:
        return render(request, "web/_cards.html", context)
    return render(request, "web/space.html", context)


@for_people
def show_news(request: PersonRequest, slug: str) -> HttpResponse:
    """Say how many entries came since the page was opened, counted among what this person may see."""
    standing = find_space(request.person, slug)
    allow(standing.may_read)
    since = _moment(request.GET.get("since", ""))
    if since is None:
        return HttpResponse(status=422)
    count = count_new_in(standing.space, request.person, since=since)
    return render(request, "web/_space_news.html", {"count": count, "space": standing.space})


def _feed(standing: Standing, order: Order, before: str) -> dict[str, Any]:
    """Read and render a page of cards, the pinned ones first on the first page."""
    reader, space = standing.person, standing.space
    page = space_page(space, reader, order, before=before)
    pinned = [] if before else pinned_in(space, reader)
    cards = show_cards([*pinned, *page.rows], reader)
    since = timezone.now().isoformat()
    return {
        "pinned": cards[: len(pinned)],
        "cards": cards[len(pinned) :],
        "before": before,
        "more_url": f"?order={order.value}&before={page.next_key}" if page.next_key else "",
        "more_key": page.next_key,
        "orders": [
            {"label": each.label, "url": f"{space.url}?order={each.value}", "current": each is order}
            for each in Order
        ],
        "stream": f"space:{space.pk}",
        "news_url": f"{reverse('space_news', args=[space.slug])}?since={quote(since)}",
    }


def _order(request: PersonRequest) -> Order:
    wanted = request.GET.get("order", "")
    return Order(wanted) if wanted in Order.values else Order.ACTIVITY


def _moment(iso: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


page = by_method(GET=show)
news = by_method(GET=show_news)
