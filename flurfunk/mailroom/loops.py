"""What a program sent, or what goes round in circles: it is never published, and never answered."""

import re
from email.utils import parseaddr

from django.conf import settings

from flurfunk.kit.mail.headers import Fields, plain
from flurfunk.kit.mail.letters import Heading
from flurfunk.notifications.naming import mail_host

OURS = "X-Flurfunk-Loop"  # in every letter the mailroom writes
_SUPPRESSED = re.compile(r"\b(all|oof|autoreply)\b", re.IGNORECASE)
_MACHINES = {"bulk", "junk", "list"}


def is_machine_made(heading: Heading, fields: Fields, envelope_from: str) -> bool:
    """Tell whether no person wrote it just now: RFC 3834, and what programs do that do not follow it."""
    if heading.is_automatic or not envelope_from.strip("<> "):
        return True
    if plain(fields.first("precedence")).strip().lower() in _MACHINES:
        return True
    if _SUPPRESSED.search(plain(fields.first("x-auto-response-suppress"))):
        return True
    return _is_from_here(heading, fields)


def _is_from_here(heading: Heading, fields: Fields) -> bool:
    """Tell whether one of our own letters came back."""
    if fields.has(OURS.lower()) or plain(fields.first("list-id")).strip().rstrip(">").endswith(mail_host()):
        return True
    return heading.sender.address.lower() == parseaddr(settings.DEFAULT_FROM_EMAIL)[1].lower()
