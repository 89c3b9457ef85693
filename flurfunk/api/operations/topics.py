"""Topics: those the person may know of, and which they follow."""

from collections.abc import Sequence
from typing import Any

from flurfunk.api.bearing import ProgramRequest
from flurfunk.api.listing import Listed, listed
from flurfunk.api.scopes import Area
from flurfunk.api.sections import Section
from flurfunk.api.shapes.topics import TopicShape, topic_shape
from flurfunk.kit.text import clean_line
from flurfunk.topics.following import follow, unfollow
from flurfunk.topics.models import Follow, Topic
from flurfunk.topics.queries import find_topic, follows, topics_page

section = Section(Area.TOPICS, "Topics")


@section.reads("/topics", Listed[TopicShape])
def list_topics(request: ProgramRequest, q: str = "", after: str = "") -> Any:
    """The topics this person may know of, by name; with `q` the best found, which is one page only."""

    def shaped(topics: Sequence[Topic]) -> list[TopicShape]:
        mine = Follow.objects.filter(person=request.person, topic__in=[topic.pk for topic in topics])
        followed = set(mine.values_list("topic_id", flat=True))
        return [topic_shape(topic, is_followed=topic.pk in followed) for topic in topics]

    page = topics_page(request.person, typed=clean_line(q[:100]), after=after)
    return listed(request, page, shaped)


@section.reads("/topics/{slug}", TopicShape)
def show_topic(request: ProgramRequest, slug: str) -> Any:
    """One topic, by its slug or another word for it."""
    topic = find_topic(request.person, slug)
    return topic_shape(topic, is_followed=follows(request.person, topic))


@section.puts("/topics/{slug}/following")
def follow_topic(request: ProgramRequest, slug: str) -> None:
    """Follow a topic."""
    follow(request.person, find_topic(request.person, slug))


@section.removes("/topics/{slug}/following")
def unfollow_topic(request: ProgramRequest, slug: str) -> None:
    """Follow a topic no longer."""
    unfollow(request.person, find_topic(request.person, slug))
