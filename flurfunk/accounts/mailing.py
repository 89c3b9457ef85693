"""Letters about getting in, in the reader's language, as text and as HTML."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import override

from flurfunk.people.models import Company


@dataclass(frozen=True)
class Letter:
    """Which letter goes to whom in which language; the templates are `account/email/KIND_….txt` and `.html`."""

    kind: str
    to: str
    language: str


def send_letter(letter: Letter, **words: Any) -> None:
    """Send it. Raises OSError (smtplib's errors among them) when the mail server does not take it."""
    context = words | {"company": Company.objects.get(), "language": letter.language}
    with override(letter.language):
        subject = render_to_string(f"account/email/{letter.kind}_subject.txt", context)
        text = render_to_string(f"account/email/{letter.kind}_message.txt", context)
        html = render_to_string(f"account/email/{letter.kind}_message.html", context)
    mail = EmailMultiAlternatives(" ".join(subject.split()), text.strip() + "\n", to=[letter.to])
    mail.attach_alternative(html, "text/html")
    mail.send()


def origin_of(request: HttpRequest) -> str:
    """Give the beginning of links in letters: the public address where one is set, never a header somebody sent."""
    return settings.PUBLIC_URL or request.build_absolute_uri("/").rstrip("/")
