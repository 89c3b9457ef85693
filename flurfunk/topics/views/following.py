"""Follow a topic, and no longer."""

from django.http import HttpResponse

from flurfunk.kit.http import by_method, safe_next, see_other
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.topics.following import follow, unfollow
from flurfunk.topics.queries import find_topic


@for_people
def create(request: PersonRequest, slug: str) -> HttpResponse:
    """Begin to hear about a topic."""
    topic = find_topic(request.person, slug)
    follow(request.person, topic)
    return see_other(safe_next(request, topic.url))


@for_people
def destroy(request: PersonRequest, slug: str) -> HttpResponse:
    """Stop hearing about a topic."""
    topic = find_topic(request.person, slug)
    unfollow(request.person, topic)
    return see_other(safe_next(request, topic.url))


following = by_method(POST=create, DELETE=destroy)
