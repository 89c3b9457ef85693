"""Letters that came in, as the console lists them: neither their words nor the name of a secret space."""

from django.db.models import BooleanField, ExpressionWrapper, Q

from flurfunk.kit.paging import Page, cut, decode_key
from flurfunk.mailroom.models import IncomingMail, State
from flurfunk.spaces.models import Visibility

_ON_A_PAGE = 50


def mail_page(*, before: str | None) -> Page[IncomingMail]:
    """Give a page of letters, the latest first; `is_kept` says whether one can be read again."""
    key = decode_key(before, length=1)
    rows = IncomingMail.objects.newest().select_related("person__deactivation", "space")
    if key and key[0].isascii() and key[0].isdecimal() and len(key[0]) < 19:
        rows = rows.filter(pk__lt=int(key[0]))
    again = Q(raw__isnull=False) & ~Q(state=State.DONE)
    rows = rows.annotate(is_kept=ExpressionWrapper(again, output_field=BooleanField()))
    return cut(list(rows[: _ON_A_PAGE + 1]), _ON_A_PAGE, lambda mail: [mail.pk])


def place_of(mail: IncomingMail) -> str:
    """Name the space a letter was for, where everybody may know that it exists; else nothing."""
    if mail.space is None or not Visibility(mail.space.visibility).is_listed:
        return ""
    return mail.space.name
