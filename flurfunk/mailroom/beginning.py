"""Begin something in a space by what was sent: the kinds of the rooms declare how."""

from django.core.exceptions import ValidationError

from flurfunk.content.kinds import kinds
from flurfunk.content.models import Entry
from flurfunk.content.receiving import Receive, Received
from flurfunk.mailroom.models import Reason
from flurfunk.mailroom.refusals import RefusedError
from flurfunk.people.models import Person


def publish(author: Person, received: Received) -> Entry:
    """Let the first kind that receives make an entry. Raises RefusedError."""
    try:
        return _receive()(author, received)
    except ValidationError as error:
        raise RefusedError(Reason.NOT_TAKEN, " ".join(error.messages)) from error


def _receive() -> Receive:
    return next(kind.receive for kind in kinds().values() if kind.receive)
