"""A glimpse of a person, a space or a topic: the small card beside a name that is pointed at."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from flurfunk.kit.http import by_method
from flurfunk.kit.text import clean
from flurfunk.people import rules
from flurfunk.people.doors import PersonRequest, for_people
from flurfunk.people.models import Person
from flurfunk.spaces.finding import find_space
from flurfunk.topics.queries import find_topic
from flurfunk.topics.queries import follows as follows_topic
from flurfunk.web.profiles import follows, profile_of, spaces_shared, topic_follower_count


@for_people
def show_person(request: PersonRequest, handle: str) -> HttpResponse:
    """Say who somebody is, what their clock says, and what we share."""
    me = request.person
    people = Person.objects.visible_to(me).select_related("deactivation")
    person: Person = get_object_or_404(people, handle=clean(handle))
    context = {
        "profile": profile_of(person),
        "shared": [] if person.pk == me.pk else spaces_shared(person, me),
        "may_follow": rules.may_follow(me, person) and person.is_active,
        "is_followed": follows(me, person),
    }
    return render(request, "web/_glimpse_person.html", context)


@for_people
def show_space(request: PersonRequest, slug: str) -> HttpResponse:
    """Say what a space is for, and how to come in."""
    standing = find_space(request.person, slug)
    return render(request, "web/_glimpse_space.html", {"standing": standing, "space": standing.space})


@for_people
def show_topic(request: PersonRequest, slug: str) -> HttpResponse:
    """Say what a topic is, and who follows it."""
    topic = find_topic(request.person, slug)
    context = {
        "topic": topic,
        "followers": topic_follower_count(topic, request.person),
        "is_followed": follows_topic(request.person, topic),
    }
    return render(request, "web/_glimpse_topic.html", context)


person = by_method(GET=show_person)
space = by_method(GET=show_space)
topic = by_method(GET=show_topic)
