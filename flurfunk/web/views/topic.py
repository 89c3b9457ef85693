"""A topic's page: what it is, what was published about it, who knows it and who writes about it."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from flurfunk.conversation.cards import show_cards
from flurfunk.feed.models import Order
from flurfunk.kit.http import by_method
from flurfunk.kit.text import clean
from flurfunk.people.doors import PersonRequest, for_people, readable_offline
from flurfunk.topics import rules
from flurfunk.topics.queries import find_topic, follows, known_by, related_topics, writers_about
from flurfunk.web.entry_lists import topic_page


@for_people
@readable_offline
def show(request: PersonRequest, slug: str) -> HttpResponse:
    """Show a topic with a page of the entries this reader may see; other words for it lead here."""
    topic = find_topic(request.person, slug)
    if topic.slug != clean(slug):
        return HttpResponseRedirect(topic.url)
    wanted, before = request.GET.get("order", ""), request.GET.get("before", "")
    order = Order(wanted) if wanted in Order.values else Order.ACTIVITY
    page = topic_page(topic, request.person, order, before=before)
    context = {
        "topic": topic,
        "cards": show_cards(page.rows, request.person),
        "before": before,
        "more_url": f"?order={order.value}&before={page.next_key}" if page.next_key else "",
        "more_key": page.next_key,
        "orders": [
            {"label": each.label, "url": f"{topic.url}?order={each.value}", "current": each is order}
            for each in Order
        ],
    }
    if request.headers.get("Turbo-Frame") and before:
        return render(request, "web/_cards.html", context)
    context |= {
        "is_followed": follows(request.person, topic),
        "knowing": known_by(topic, request.person),
        "writing": writers_about(topic, request.person),
        "related": related_topics(topic, request.person),
        "aliases": list(topic.aliases.order_by("name").values_list("name", flat=True)),
        "may_tend": rules.may_tend(request.person),
    }
    return render(request, "web/topic.html", context)


page = by_method(GET=show)
