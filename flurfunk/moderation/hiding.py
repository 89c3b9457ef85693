"""Hide an entry or a comment from everybody, and show it again; hear its author."""

from django.db import transaction
from django.utils import timezone

from flurfunk.content.models import Entry, Pin, Status
from flurfunk.conversation.commenting import count_comment
from flurfunk.conversation.models import Comment
from flurfunk.events.recording import record
from flurfunk.kit.text import clean
from flurfunk.moderation.models import Appeal, Hiding
from flurfunk.moderation.reporting import author_of, space_of
from flurfunk.people.models import Person


@transaction.atomic
def hide(thing: Entry | Comment, *, by: Person, reason: str) -> Hiding:
    """Take something out of everybody's sight; does nothing for what is hidden or deleted."""
    where = {"comment": thing} if isinstance(thing, Comment) else {"entry": thing}
    known = Hiding.objects.filter(**where).first()
    if known or not _take_away(thing, by):
        return known or Hiding(**where)
    made = Hiding.objects.create(
        **where, author=author_of(thing), space_id=space_of(thing), by=by, reason=clean(reason)
    )
    record(by, "hiding.made", thing, hiding=made.pk, entry=_entry_id(thing))
    return made


@transaction.atomic
def lift(hiding: Hiding, *, by: Person) -> None:
    """Show something again to all who may see it."""
    thing = hiding.subject
    if not Hiding.objects.filter(pk=hiding.pk).delete()[0]:
        return
    if isinstance(thing, Comment):
        Comment.objects.filter(pk=thing.pk).update(deleted_at=None, deleted_by=None)
        count_comment(thing.entry, by=1)
    else:
        Entry.objects.filter(pk=thing.pk).update(status=Status.PUBLISHED)
    record(by, "hiding.lifted", thing, entry=_entry_id(thing))


@transaction.atomic
def appeal(hiding: Hiding, words: str) -> None:
    """Ask, as the author, for another decision."""
    _, is_new = Appeal.objects.get_or_create(hiding=hiding, defaults={"words": clean(words)})
    if is_new:
        record(hiding.author, "hiding.appealed", hiding.subject, hiding=hiding.pk)


@transaction.atomic
def refuse(made: Appeal, words: str, *, by: Person) -> None:
    """Leave it hidden, and say why; does nothing where that was said."""
    changed = Appeal.objects.filter(pk=made.pk, refused_at=None).update(
        refused_at=timezone.now(), refused_by=by, answer=clean(words)
    )
    if changed:
        record(by, "hiding.appeal_refused", made.hiding.subject, hiding=made.hiding_id)


def _take_away(thing: Entry | Comment, by: Person) -> bool:
    if isinstance(thing, Comment):
        # To everything that lists, counts and tells, a hidden comment is one that was taken away.
        said = Comment.objects.filter(pk=thing.pk, deleted_at=None)
        is_gone = said.update(deleted_at=timezone.now(), deleted_by=by)
        if is_gone:
            count_comment(thing.entry, by=-1)
        return bool(is_gone)
    Pin.objects.filter(entry=thing).delete()
    published = Entry.objects.filter(pk=thing.pk, status=Status.PUBLISHED)
    return bool(published.update(status=Status.HIDDEN))


def _entry_id(thing: Entry | Comment) -> int:
    return thing.entry_id if isinstance(thing, Comment) else thing.pk
