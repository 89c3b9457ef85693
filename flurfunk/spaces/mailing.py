"""The address to which members write to publish in a space."""

import re

from django.conf import settings

from flurfunk.spaces.models import Space

# What every mail program and server takes before the @ without quotes, in the length RFC 5321 allows.
_PLAIN = re.compile(r"[a-z0-9-]{1,64}", re.ASCII)
# RFC 2142 and habit give these names to the people and programs who run the mail.
_TAKEN = {"abuse", "hostmaster", "mailer-daemon", "noreply", "no-reply", "postmaster", "root", "webmaster"}


def mail_address(space: Space) -> str:
    """Give the space's address: its word where that is plain, else its number; empty where no mail comes in."""
    if not settings.MAIL_DOMAIN:
        return ""
    is_plain = _PLAIN.fullmatch(space.slug) and space.slug not in _TAKEN
    return f"{space.slug if is_plain else f'space+{space.pk}'}@{settings.MAIL_DOMAIN}"
