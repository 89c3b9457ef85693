"""A letter to a space becomes what the space's kinds make of it: a post; an answer to such a letter, a comment."""

from flurfunk.content.models import Entry
from flurfunk.content.receiving import Received
from flurfunk.content.rules import may_publish
from flurfunk.kit.mail.forwards import read_forwarded
from flurfunk.kit.mail.letters import Letter
from flurfunk.kit.mail.markdown import as_markdown
from flurfunk.kit.mail.subjects import read_subject
from flurfunk.mailroom.addressing import tidy
from flurfunk.mailroom.answering import comment_by_mail, find_answered
from flurfunk.mailroom.arriving import identity
from flurfunk.mailroom.beginning import publish
from flurfunk.mailroom.enclosing import as_uploads, belonging, placing
from flurfunk.mailroom.forwarding import Heading, publish_thread
from flurfunk.mailroom.models import IncomingMail, Reason, State
from flurfunk.mailroom.parcels import Opened
from flurfunk.mailroom.refusals import RefusedError
from flurfunk.people.models import Person
from flurfunk.spaces.models import Membership, Space

LONGEST_TITLE = 300


def write(mail: IncomingMail, opened: Opened) -> None:
    """Publish in the space that the letter was sent to. Raises RefusedError."""
    space = _space(mail)
    if mail.recipient not in {tidy(box.address) for box in opened.letter.recipients}:
        # A letter that Ada signed for somebody else must not become her post because that one sent it on.
        raise RefusedError(Reason.NOT_NAMED)
    if entry_id := _answered(mail, opened.letter):
        mail.entry = find_answered(mail.person, entry_id)
        mail.comment = comment_by_mail(opened.letter, mail.entry, mail.person)
    else:
        mail.entry = _begin(opened.letter, space, mail.person)


def _space(mail: IncomingMail) -> Space:
    """Give the space; whoever may not publish there is told the same as if there were none."""
    space, person = mail.space, mail.person
    mine = Membership.objects.filter(space=space, person=person).first() if space else None
    if space is None or mine is None:
        raise RefusedError(Reason.NO_SPACE)
    if not may_publish(person, space, mine):
        raise RefusedError(Reason.CLOSED)
    return space


def _answered(mail: IncomingMail, letter: Letter) -> int | None:
    """Find what became of a letter to the same space that this one answers."""
    names = [identity(name) for name in (*letter.in_reply_to, *reversed(letter.references))][:50]
    before = IncomingMail.objects.filter(identity__in=names, space=mail.space, state=State.DONE)
    known = dict(before.exclude(entry=None).values_list("identity", "entry"))
    return next((known[name] for name in names if name in known), None)


def _begin(letter: Letter, space: Space, author: Person) -> Entry:
    title = read_subject(letter.subject).base[:LONGEST_TITLE]
    if (forwarded := read_forwarded(letter)) and forwarded.letters:
        return publish_thread(author, forwarded, letter, Heading(space, title))
    text = as_markdown(letter)
    files = belonging(letter, text)
    if not text and not files:
        raise RefusedError(Reason.EMPTY)
    return publish(author, Received(space, title, text, as_uploads(files), placing(files)))
