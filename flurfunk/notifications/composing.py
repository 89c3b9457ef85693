"""Write a letter: who it comes from, where it hangs in its thread, how it ends, as text and as HTML."""

from collections.abc import Mapping, Sequence
from email.utils import formataddr, parseaddr
from functools import cache
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from flurfunk.config.replies import REPLY_ADDRESSES
from flurfunk.kit.dates import zone
from flurfunk.notifications.models import Letter, Notification
from flurfunk.notifications.naming import ancestors, beginning, list_name
from flurfunk.notifications.showing import Line, digest_parts, lines_of, subject_of, title_of
from flurfunk.notifications.stopping import Stop, stop_for
from flurfunk.people.accents import readable_accent
from flurfunk.people.colours import to_hex
from flurfunk.people.languages import language_of
from flurfunk.people.models import Company, Person

# What out-of-office answerers and mailing programs go by: RFC 3834, and the words of older ones.
_AUTOMATIC = {
    "Auto-Submitted": "auto-generated",
    "Precedence": "list",
    "X-Auto-Response-Suppress": "All",
}


def compose(letter: Letter, inside: Sequence[Notification]) -> EmailMultiAlternatives:
    """Write a letter of what is inside, oldest first, in the reader's language and time zone."""
    person = letter.person
    with override(language_of(person)), timezone.override(zone(person.time_zone)):
        return _digest(letter, inside) if letter.is_digest else _thread(letter, inside)


def compose_trial(person: Person) -> EmailMultiAlternatives:
    """Write a letter that says no more than that it arrived."""
    with override(language_of(person)), timezone.override(zone(person.time_zone)):
        company = Company.objects.get()
        subject = _("Mail from %(company)s reaches you") % {"company": company.name}
        return _mail("trial", person, {"subject": subject, "company": company}, _AUTOMATIC)


def _thread(letter: Letter, inside: Sequence[Notification]) -> EmailMultiAlternatives:
    newest, person = inside[-1], letter.person
    company, lines = Company.objects.get(), lines_of(inside)
    stop = stop_for(person, entry=newest.entry_id, what=newest.why.what)
    context = {
        "subject": subject_of(newest),
        "title": title_of(newest.entry) if newest.entry else "",
        "company": company,
        "lines": lines,
        "place": newest.entry.space if newest.entry else newest.space,
        "why": newest.why.why,
        "stop": stop,
        "link": lines[-1].link,
    }
    above = ancestors(newest)
    headers = {
        "Message-ID": letter.message_id,
        **({"In-Reply-To": above[-1], "References": " ".join(above)} if above else {}),
        "List-Id": list_name(newest.entry.space if newest.entry else newest.space),
        **_stopping(stop),
        **_AUTOMATIC,
    }
    mail = _mail("thread", person, context, headers, sender=_author(lines))
    mail.reply_to = _reply_address(person, newest)
    return mail


def _digest(letter: Letter, inside: Sequence[Notification]) -> EmailMultiAlternatives:
    person, company = letter.person, Company.objects.get()
    stop = stop_for(person)
    context = {
        "subject": _("What you missed at %(company)s") % {"company": company.name},
        "company": company,
        "parts": digest_parts(inside),
        "stop": stop,
    }
    headers = {"Message-ID": letter.message_id, **_stopping(stop), **_AUTOMATIC}
    return _mail("digest", person, context, headers)


def _mail(
    kind: str, person: Person, words: Mapping[str, Any], headers: Mapping[str, str], *, sender: str = ""
) -> EmailMultiAlternatives:
    company: Company = words["company"]
    accent = readable_accent(company.accent)
    look = {"light": to_hex(accent.light), "dark": to_hex(accent.dark)}
    ink = {"on_light": to_hex(accent.on_light), "on_dark": to_hex(accent.on_dark)}
    context = {
        **words,
        "me": person,
        "language": get_language(),
        "colours": look | ink,
        "beginning": beginning(),
        "settings_link": beginning() + reverse("notification_settings"),
    }
    text = render_to_string(f"notifications/mail/{kind}.txt", context)
    name = f"{sender} ({company.name})" if sender else company.name
    mail = EmailMultiAlternatives(
        subject=" ".join(str(words["subject"]).split()),
        body=text.strip() + "\n",
        from_email=formataddr((name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
        to=[person.email],
        headers=dict(headers),
    )
    mail.attach_alternative(render_to_string(f"notifications/mail/{kind}.html", context), "text/html")
    return mail


def _stopping(stop: Stop) -> Mapping[str, str]:
    """One click in the mail program, and it stops: RFC 2369 and RFC 8058."""
    return {"List-Unsubscribe": f"<{stop.url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def _author(lines: Sequence[Line]) -> str:
    """Name who did it all; nobody where it was more than one."""
    names = {line.who for line in lines}
    return names.pop() if len(names) == 1 else ""


def _reply_address(person: Person, newest: Notification) -> list[str]:
    given = (ask(person, newest) for ask in _who_gives_addresses())
    return [address for address in given if address][:1]


@cache
def _who_gives_addresses() -> Sequence[Any]:
    return [import_string(name) for name in REPLY_ADDRESSES]
