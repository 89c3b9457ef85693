"""Topics as programs see them."""

from ninja import Schema

from flurfunk.topics.models import Topic


class TopicShape(Schema):
    """A subject across everything; `is_followed` says whether the person follows it. `url` is the page for people."""

    slug: str
    name: str
    about: str
    is_followed: bool
    url: str


def topic_shape(topic: Topic, *, is_followed: bool) -> TopicShape:
    """Shape a topic."""
    return TopicShape(
        slug=topic.slug, name=topic.name, about=topic.about, is_followed=is_followed, url=topic.url
    )
