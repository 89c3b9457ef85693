"""What a profile shows of a person to the one who looks at it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from flurfunk.kit import dates
from flurfunk.people.models import Follow, Person
from flurfunk.spaces.models import Membership, Space
from flurfunk.topics.models import Topic
from flurfunk.web.languages import language_name

_MOST_SPACES = 12


def profile_of(person: Person) -> Mapping[str, Any]:
    """Describe somebody for the head of their page: the large photo, and what the clock says where they are."""
    zone = dates.zone(person.time_zone)
    with timezone.override(zone):
        local_time = dates.clock(timezone.now())
    shown = ("name", "handle", "url", "initials", "hue", "pronouns", "work", "team", "place", "is_guest")
    return {
        **{field: getattr(person, field) for field in shown},
        "photo_url": person.large_photo_url,
        "is_active": person.is_active,
        "local_time": local_time if person.is_active else "",
        "languages": [language_name(code) for code in person.languages],
        "links": [link for link in person.links if _leads_to_the_web(link)],
    }


def spaces_shown(person: Person, reader: Person) -> Sequence[Space]:
    """Give some of the spaces somebody belongs to: only those whose members the reader may see, common ones first."""
    mine = Membership.objects.filter(space=OuterRef("pk"), person=reader)
    joined = Space.objects.readable_by(reader).joined_by(person).select_related("archiving")
    return list(joined.annotate(is_common=Exists(mine)).order_by("-is_common", "folded", "id")[:_MOST_SPACES])


def spaces_shared(person: Person, reader: Person, *, most: int = 4) -> Sequence[Space]:
    """Give some of the spaces in which both are members."""
    joined = Space.objects.joined_by(person).filter(
        pk__in=Membership.objects.filter(person=reader).values("space")
    )
    return list(joined.order_by("folded", "id")[:most])


def follower_count(person: Person, reader: Person) -> int | None:
    """Count who follows somebody; a guest, who does not see everybody, is told no number."""
    return None if reader.is_guest else Follow.objects.filter(followed=person).count()


def topic_follower_count(topic: Topic, reader: Person) -> int | None:
    """Count who follows a topic; a guest is told no number here, too."""
    return None if reader.is_guest else topic.follows.count()


def follows(reader: Person, person: Person) -> bool:
    """Tell whether one follows the other."""
    return Follow.objects.filter(follower=reader, followed=person).exists()


def _leads_to_the_web(link: Any) -> bool:
    return isinstance(link, dict) and str(link.get("url", "")).startswith(("https://", "http://"))
