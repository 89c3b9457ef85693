"""Entries of any kind as programs see them."""

from collections.abc import Sequence
from datetime import datetime

from ninja import Schema

from flurfunk.api.shapes.files import FileShape, file_shape
from flurfunk.api.shapes.people import PersonName, person_name
from flurfunk.content.models import Entry
from flurfunk.conversation.models import Reaction
from flurfunk.feed.shares import visible_originals
from flurfunk.feed.thanks import thanked_in
from flurfunk.people.models import Person


class EntryShape(Schema):
    """One published thing.

    `space` is the slug of its space, null where it is for the whole company; `body` is Markdown, `html` the same
    rendered and sanitised; `reactions` counts by emoji; `shared` is the id of the entry that a
    post shares, null also where the reader does not see it; `thanked` are the people whom a post
    thanks, as far as the reader may know of them; `url` is the page for people.
    """

    id: int
    kind: str
    author: PersonName
    space: str | None
    title: str
    body: str
    html: str
    language: str
    version: int
    published_at: datetime
    edited_at: datetime | None
    activity_at: datetime
    comment_count: int
    reactions: dict[str, int]
    my_reactions: list[str]
    topics: list[str]
    files: list[FileShape]
    is_pinned: bool
    shared: int | None
    thanked: list[PersonName]
    url: str


class WhichEntries(Schema):
    """What a list of entries is narrowed to, where it is: a space, an author, a topic, a kind."""

    space: str = ""
    author: str = ""
    topic: str = ""
    kind: str = ""


class NewPost(Schema):
    """A post: text, perhaps a title and files uploaded before, in a space or, without one, for the whole company.

    `shared` is the id of an entry to be shown under it; of a post that shares something, that is shared. `thanked` are
    the handles of people whom it thanks for what it says.
    """

    body: str = ""
    title: str = ""
    space: str | None = None
    files: list[int] = []
    shared: int | None = None
    thanked: list[str] = []


class PostChange(Schema):
    """What a post is to say from now on; what is left out stays."""

    title: str | None = None
    body: str | None = None


def entry_shapes(entries: Sequence[Entry], reader: Person) -> list[EntryShape]:
    """Shape entries that were read by `for_programs`, with what is the reader's alone to see."""
    mine: dict[int, list[str]] = {entry.pk: [] for entry in entries}
    reactions = Reaction.objects.filter(entry__in=list(mine), person=reader).order_by("pk")
    for entry_id, emoji in reactions.values_list("entry_id", "emoji"):
        mine[entry_id or 0].append(emoji)
    shared = visible_originals(list(mine), reader)
    thanked = thanked_in(list(mine), reader)
    return [
        _shape(entry, mine[entry.pk], shared.get(entry.pk), thanked.get(entry.pk, ())) for entry in entries
    ]


def _shape(entry: Entry, mine: list[str], shared: int | None, thanked: Sequence[Person]) -> EntryShape:
    plain = ("kind", "title", "body", "html", "language", "version", "comment_count")
    dates = ("published_at", "edited_at", "activity_at")
    return EntryShape.model_construct(
        id=entry.pk,
        **{field: getattr(entry, field) for field in (*plain, *dates)},
        author=person_name(entry.author),
        space=entry.space.slug if entry.space else None,
        reactions=entry.reaction_counts,
        my_reactions=mine,
        topics=sorted(tagging.topic.slug for tagging in entry.taggings.all()),
        files=[file_shape(a.file) for a in sorted(entry.attachments.all(), key=lambda a: a.position)],
        is_pinned=hasattr(entry, "pin"),
        shared=shared,
        thanked=[person_name(person) for person in thanked],
        url=entry.url,
    )
