"""Which addresses are ours, and what belongs at each."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from flurfunk.mailroom.tokens import ReplyTo, read, sign
from flurfunk.notifications.models import Notification
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space

_REPLY = "reply+"
_BY_NUMBER = re.compile(r"space\+(\d{1,18})", re.ASCII)


@dataclass(frozen=True)
class Place:
    """A space as an address names it, which may be none: by its number or by its word."""

    number: int = 0
    slug: str = ""

    def space(self) -> Space | None:
        """Find it, whoever may see it."""
        named = Space.objects.filter(pk=self.number) if self.number else Space.objects.filter(slug=self.slug)
        return named.select_related("archiving").first()


def reply_address(person: Person, notification: Notification) -> str:
    """Give the address at which a person answers what a letter tells of; empty where there is nothing to answer."""
    if not settings.MAIL_DOMAIN or notification.entry_id is None:
        return ""
    word = sign(person.pk, notification.entry_id, notification.comment_id, now=timezone.now())
    return f"{_REPLY}{word}@{settings.MAIL_DOMAIN}"


def is_ours(address: str) -> bool:
    """Tell whether mail to this address is for us."""
    return bool(settings.MAIL_DOMAIN) and address.rpartition("@")[2].lower() == settings.MAIL_DOMAIN


def destination(address: str) -> ReplyTo | Place | None:
    """Read an address of ours; nothing where it is a reply address that we did not give out."""
    local = tidy(address).rpartition("@")[0]
    if local.startswith(_REPLY):
        return read(local.removeprefix(_REPLY))
    numbered = _BY_NUMBER.fullmatch(local)
    return Place(number=int(numbered[1])) if numbered else Place(slug=local)


def tidy(address: str) -> str:
    """Give an address as we compare it."""
    return address.strip().strip("<>").lower()
