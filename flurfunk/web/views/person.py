"""A person's page: who they are, what they know, where they belong, what they published."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from flurfunk.conversation.cards import show_cards
from flurfunk.feed.thanks import newest_thanks
from flurfunk.kit.http import allow, by_method, safe_next, see_other
from flurfunk.kit.text import clean
from flurfunk.people import rules
from flurfunk.people.doors import PersonRequest, for_people, readable_offline
from flurfunk.people.following import follow, unfollow
from flurfunk.people.models import Person
from flurfunk.topics.queries import known_topics_of
from flurfunk.web.entry_lists import person_page
from flurfunk.web.profiles import follower_count, follows, profile_of, spaces_shown

_MOST_THANKS = 3


@for_people
@readable_offline
def show(request: PersonRequest, handle: str) -> HttpResponse:
    """Show a profile with a page of the entries this reader may see."""
    person = _find(request, handle)
    before = request.GET.get("before", "")
    page = person_page(person, request.person, before=before)
    context = {
        "person": person,
        "cards": show_cards(page.rows, request.person),
        "before": before,
        "more_url": f"?before={page.next_key}" if page.next_key else "",
        "more_key": page.next_key,
    }
    if request.headers.get("Turbo-Frame") and before:
        return render(request, "web/_cards.html", context)
    context |= {
        "profile": profile_of(person),
        "topics": known_topics_of(person),
        "spaces": spaces_shown(person, request.person),
        "followers": follower_count(person, request.person),
        "thanks": newest_thanks(person, request.person, most=_MOST_THANKS),
        "most_thanks": _MOST_THANKS,
        "is_me": person.pk == request.person.pk,
        "may_follow": rules.may_follow(request.person, person) and person.is_active,
        "is_followed": follows(request.person, person),
    }
    return render(request, "web/person.html", context)


@for_people
def create_follow(request: PersonRequest, handle: str) -> HttpResponse:
    """Begin to hear about somebody."""
    person = _find(request, handle)
    allow(rules.may_follow(request.person, person))
    follow(request.person, person)
    return see_other(safe_next(request, person.url))


@for_people
def destroy_follow(request: PersonRequest, handle: str) -> HttpResponse:
    """Stop hearing about somebody."""
    person = _find(request, handle)
    unfollow(request.person, person)
    return see_other(safe_next(request, person.url))


def _find(request: PersonRequest, handle: str) -> Person:
    people = Person.objects.visible_to(request.person).select_related("deactivation")
    found: Person = get_object_or_404(people, handle=clean(handle))
    return found


following = by_method(POST=create_follow, DELETE=destroy_follow)
page = by_method(GET=show)
