"""Tell somebody by mail why their letter was not published: a letter that no program answers."""

from datetime import timedelta
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from flurfunk.kit.mail.headers import split_header
from flurfunk.kit.mail.letters import Heading, read_heading
from flurfunk.kit.text import clean_line
from flurfunk.mailroom.loops import OURS
from flurfunk.mailroom.models import IncomingMail, Reason, State
from flurfunk.notifications.naming import mail_host
from flurfunk.people.languages import language_of
from flurfunk.people.models import Company

_AGAIN_AFTER = timedelta(hours=1)


@transaction.atomic
def refuse(mail_id: int) -> None:
    """Send the reason, at most once an hour the same one to the same person.

    It is marked as sent in the transaction that sends it: a crash in between sends the same letter again, with the
    same Message-ID.
    """
    mail = IncomingMail.objects.select_for_update(of=("self",)).select_related("person").get(pk=mail_id)
    if mail.state != State.REFUSED or mail.answered_at or not mail.person.is_active:
        return
    since = timezone.now() - _AGAIN_AFTER
    told = IncomingMail.objects.of(mail.person, since=since - _AGAIN_AFTER)
    if told.filter(reason=mail.reason, answered_at__gte=since).exists():
        return
    mail.answered_at = timezone.now()
    mail.save(update_fields=["answered_at"])
    with override(language_of(mail.person)):
        compose(mail).send()


def compose(mail: IncomingMail) -> EmailMessage:
    """Write the letter, in the language that is active."""
    heading = read_heading(bytes(mail.raw or b""))
    company = Company.objects.get()
    subject = clean_line(heading.subject)[:200]
    body = render_to_string(
        "mailroom/mail/refused.txt",
        {
            "person": mail.person,
            "company": company,
            "subject": subject,
            "reason": Reason(mail.reason).label,
            "detail": mail.detail,
            "link": settings.PUBLIC_URL,
        },
    )
    return EmailMessage(
        subject=_("Not published: %(subject)s") % {"subject": subject or _("your letter")},
        body=body.strip() + "\n",
        from_email=formataddr((company.name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
        to=[mail.person.email],
        headers=_headers(mail, heading),
    )


def _headers(mail: IncomingMail, heading: Heading) -> dict[str, str]:
    headers = {
        "Message-ID": f"<refused-{mail.pk}@{mail_host()}>",
        "Auto-Submitted": "auto-replied",
        "X-Auto-Response-Suppress": "All",
        OURS: "refused",
    }
    if split_header(bytes(mail.raw or b""))[0].has("message-id") and _is_plain(heading.message_id):
        named = f"<{heading.message_id}>"
        headers |= {"In-Reply-To": named, "References": named}
    return headers


def _is_plain(message_id: str) -> bool:
    return message_id.isascii() and message_id.isprintable() and len(message_id) < 250 and "@" in message_id
