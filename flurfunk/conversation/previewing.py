"""Show the link that a text names with title and picture; take that away, and bring it back."""

from django.db import transaction

from flurfunk.content.models import Attachment, Entry
from flurfunk.conversation.models import Comment, CommentAttachment, LinkPreview, PreviewRemoval
from flurfunk.events.recording import record
from flurfunk.kit.markdown import address_alone, first_address
from flurfunk.links.keeping import link_to
from flurfunk.links.looking import is_elsewhere
from flurfunk.links.models import LONGEST
from flurfunk.people.models import Person


def add_preview(entry: Entry, comment: Comment | None = None) -> None:
    """Show the link of a text that is being published, if it names one; it is looked at after the commit."""
    url = _link_in(entry, comment)
    if url:
        _show(url, entry, comment)


def keep_preview(entry: Entry, comment: Comment | None = None) -> None:
    """Make the link that is shown the one that a changed text names now."""
    url = _link_in(entry, comment)
    if url and not is_preview_removed(entry, comment):
        _show(url, entry, comment)
    else:
        LinkPreview.objects.filter(entry=entry, comment=comment).delete()


@transaction.atomic
def remove_preview(thing: Entry | Comment, *, by: Person) -> None:
    """Show no link under a text from now on, also after the text is changed."""
    entry, comment = _places(thing)
    _, is_new = PreviewRemoval.objects.get_or_create(entry=entry, comment=comment, defaults={"by": by})
    LinkPreview.objects.filter(entry=entry, comment=comment).delete()
    if is_new:
        record(by, "preview.removed", thing, entry=entry.pk)


@transaction.atomic
def bring_back_preview(thing: Entry | Comment, *, by: Person) -> None:
    """Show again what the text names."""
    entry, comment = _places(thing)
    gone, _ = PreviewRemoval.objects.filter(entry=entry, comment=comment).delete()
    if gone:
        keep_preview(entry, comment)
        record(by, "preview.brought_back", thing, entry=entry.pk)


def is_preview_removed(entry: Entry, comment: Comment | None = None) -> bool:
    """Tell whether the author wants none."""
    return PreviewRemoval.objects.filter(entry=entry, comment=comment).exists()


def _show(url: str, entry: Entry, comment: Comment | None) -> None:
    from flurfunk.conversation.jobs import queue_looking

    link = link_to(url)
    LinkPreview.objects.update_or_create(entry=entry, comment=comment, defaults={"link": link})
    if link.is_due:
        queue_looking(link)


def _link_in(entry: Entry, comment: Comment | None) -> str:
    """Give the address to show: one that stands alone, or where there are no pictures the first."""
    html = comment.html if comment else entry.html
    url = address_alone(html)
    if not url and "<img" not in html:
        url = first_address(html)
        url = "" if url and _has_pictures(entry, comment) else url
    url = url.partition("#")[0]
    return url if len(url) <= LONGEST and is_elsewhere(url) else ""


def _has_pictures(entry: Entry, comment: Comment | None) -> bool:
    if comment:
        return CommentAttachment.objects.filter(comment=comment, file__width__isnull=False).exists()
    return Attachment.objects.filter(entry=entry, file__width__isnull=False).exists()


def _places(thing: Entry | Comment) -> tuple[Entry, Comment | None]:
    return (thing.entry, thing) if isinstance(thing, Comment) else (thing, None)
