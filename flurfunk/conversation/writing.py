"""Turn what somebody wrote into HTML, and keep whom it mentions."""

from functools import partial

from flurfunk.content.models import Entry
from flurfunk.conversation.models import Comment, Mention
from flurfunk.kit.markdown import Rendered, render
from flurfunk.kit.text import slugify
from flurfunk.people.models import Person
from flurfunk.people.queries import resolve_handles


def render_text(source: str, writer: Person) -> Rendered:
    """Render Markdown with links to the topics it names, and to the people among those the writer sees."""
    return render(source, people=partial(resolve_handles, writer), topic_url=_topic_url)


def render_foreign(source: str) -> Rendered:
    """Render Markdown that was written elsewhere: its @ and # name nobody and nothing of ours."""
    return render(source, people=lambda _handles: {}, topic_url=None)


def mention(text: Rendered, entry: Entry, comment: Comment | None = None) -> list[int]:
    """Make the mentions of a text that is new, and give the ids of the people who are mentioned."""
    return _mention(_named(text, entry, comment), entry, comment)


def keep_mentions(text: Rendered, entry: Entry, comment: Comment | None = None) -> list[int]:
    """Make the mentions of a text what it says now, and give the ids of the people who are mentioned anew."""
    named = _named(text, entry, comment)
    kept = Mention.objects.filter(entry=entry, comment=comment)
    former = set(kept.values_list("person_id", flat=True))
    kept.exclude(person_id__in=named).delete()
    return _mention(named - former, entry, comment)


def _named(text: Rendered, entry: Entry, comment: Comment | None) -> set[int]:
    if not text.handles:
        return set()
    visible = Person.objects.visible_to(comment.author if comment else entry.author)
    return set(visible.filter(handle__in=text.handles).values_list("pk", flat=True))


def _mention(fresh: set[int], entry: Entry, comment: Comment | None) -> list[int]:
    Mention.objects.bulk_create(Mention(person_id=pk, entry=entry, comment=comment) for pk in sorted(fresh))
    return sorted(fresh)


def _topic_url(name: str) -> str:
    return f"/topics/{slugify(name)}"
