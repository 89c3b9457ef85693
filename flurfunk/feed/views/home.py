"""The home page: my feed, and what came since I opened it."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from flurfunk.conversation.cards import CardRow, show_cards
from flurfunk.feed.models import Order
from flurfunk.feed.queries import count_new, home_page, news_among, reading_of
from flurfunk.feed.visiting import choose_order, visit
from flurfunk.kit.http import by_method, see_other
from flurfunk.kit.paging import Page
from flurfunk.people.doors import PersonRequest, for_people, readable_offline


@for_people
@readable_offline
def show(request: PersonRequest) -> HttpResponse:
    """Show a page of the feed, with the line above which nothing is older than the last visit."""
    reading = reading_of(request.person)
    order = Order(reading.order)
    before = request.GET.get("before")
    page = home_page(request.person, order, before=before)
    since = visit(reading) if not before else reading.visited_before_at
    news = news_among(page.rows, request.person, since=since) if since else set()
    context = {
        "cards": _with_line(page, show_cards(page.rows, request.person), news),
        "older_url": f"{reverse('home')}?before={page.next_key}" if page.next_key else "",
        "next_key": page.next_key,
        "before": before,
        "is_first_page": not before,
        "order": order.value,
        "orders": Order.choices,
        "news_url": f"{reverse('news')}?since={_newest(page)}",
    }
    is_frame = before and request.headers.get("Turbo-Frame") == f"after_{before}"
    template = "feed/_more.html" if is_frame else "feed/home.html"
    return render(request, template, context)


@for_people
def update(request: PersonRequest) -> HttpResponse:
    """Choose the order of the feed."""
    wanted = request.POST.get("order", "")
    if wanted in Order.values:
        choose_order(reading_of(request.person), Order(wanted))
    return see_other(reverse("home"))


@for_people
def show_news(request: PersonRequest) -> HttpResponse:
    """Say how many entries came since the page was opened, counted among what this person may see."""
    try:
        since = datetime.fromisoformat(request.GET.get("since", ""))
    except ValueError:
        return HttpResponse(status=422)
    if since.tzinfo is None:
        return HttpResponse(status=422)
    count = count_new(request.person, Order(reading_of(request.person).order), since=since)
    return render(request, "feed/_news.html", {"count": count})


def _newest(page: Page[CardRow]) -> str:
    from django.utils import timezone
    from django.utils.http import urlencode

    newest = max((row.at for row in page.rows), default=timezone.now())
    return urlencode({"s": newest.isoformat()})[2:]


def _with_line(page: Page[CardRow], cards: list[Any], news: set[int]) -> list[dict[str, Any]]:
    """Mark the first card that is not new, if anything above it is."""
    shown, has_new, drawn = [], False, False
    for row, card in zip(page.rows, cards, strict=True):
        is_new = row.id in news
        draws = has_new and not is_new and not drawn
        shown.append({"html": card, "draws_line": draws, "id": row.id})
        has_new, drawn = has_new or is_new, drawn or draws
    return shown


page = by_method(GET=show, POST=update)
news = by_method(GET=show_news)
