"""An answer to one of our letters becomes a comment."""

from collections.abc import Sequence

from django.http import Http404
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from flurfunk.content import rules
from flurfunk.content.finding import find_entry
from flurfunk.content.forms import take_files
from flurfunk.content.models import Entry
from flurfunk.conversation.commenting import comment
from flurfunk.conversation.forms import CommentForm
from flurfunk.conversation.models import Comment
from flurfunk.kit.mail.letters import Enclosure, Letter
from flurfunk.kit.mail.markdown import reply_as_markdown
from flurfunk.mailroom.enclosing import as_uploads, belonging, placing
from flurfunk.mailroom.models import IncomingMail, Reason
from flurfunk.mailroom.parcels import Opened
from flurfunk.mailroom.refusals import RefusedError
from flurfunk.mailroom.tokens import ReplyTo
from flurfunk.people.models import Person


def answer(mail: IncomingMail, opened: Opened, where: ReplyTo) -> None:
    """Comment on what the address stands for. Raises RefusedError."""
    if where.until < timezone.now():
        raise RefusedError(Reason.EXPIRED)
    entry = find_answered(mail.person, where.entry)
    said = Comment.objects.filter(pk=where.comment or 0, entry=entry, deleted_at=None)
    # Who answers a comment that was deleted meanwhile still has something to say about the entry.
    parent = said.select_related("parent").first()
    mail.comment = comment_by_mail(opened.letter, entry, mail.person, parent=parent)
    mail.entry = entry


def find_answered(person: Person, entry_id: int) -> Entry:
    """Find what somebody answers, by the doors and rules of its page. Raises RefusedError."""
    try:
        entry = find_entry(person, entry_id)
    except Http404:
        raise RefusedError(Reason.NO_ENTRY) from None
    if not rules.may_take_part(entry):
        raise RefusedError(Reason.CLOSED)
    return entry


def comment_by_mail(
    letter: Letter, entry: Entry, author: Person, *, parent: Comment | None = None
) -> Comment:
    """Say under an entry what is new in a letter. Raises RefusedError."""
    text = reply_as_markdown(letter)
    files = belonging(letter, text)
    if not text and not files:
        raise RefusedError(Reason.EMPTY)
    return say(entry, author, text, files=files, parent=parent)


def say(
    entry: Entry, author: Person, text: str, *, files: Sequence[Enclosure], parent: Comment | None = None
) -> Comment:
    """Comment as the page would take it. Raises RefusedError with what its form says against it."""
    form = CommentForm({"body": text}, MultiValueDict({"files": list(as_uploads(files))}))
    if not form.is_valid():
        said = " ".join(str(message) for messages in form.errors.values() for message in messages)
        raise RefusedError(Reason.NOT_TAKEN, said)
    kept = take_files(form.cleaned_data, author)
    body = placing(files)(form.cleaned_data["body"], kept)
    return comment(entry, author, body, parent=parent, files=kept)
