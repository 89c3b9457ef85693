"""Mail that came in: from whom, for what, and what became of it; read again what was not published."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from flurfunk.console.incoming import mail_page, place_of
from flurfunk.kit.http import by_method, see_other
from flurfunk.kit.templating import url
from flurfunk.mailroom.models import IncomingMail
from flurfunk.mailroom.reading import read_again
from flurfunk.people.doors import PersonRequest, for_administrators


@for_administrators
def index(request: PersonRequest) -> HttpResponse:
    """List what came in, the latest first."""
    page = mail_page(before=request.GET.get("before"))
    context = {
        "rows": [(mail, place_of(mail)) for mail in page.rows],
        "next_key": page.next_key,
        "domain": settings.MAIL_DOMAIN,
    }
    return render(request, "console/mail.html", context)


@for_administrators
def create_reading(request: PersonRequest, mail_id: int) -> HttpResponse:
    """Have a letter read again."""
    mail = IncomingMail.objects.newest().filter(pk=mail_id).first() if mail_id < 2**63 else None
    if mail is None or not read_again(mail):
        raise Http404
    messages.success(request, _("It is read again now."))
    return see_other(url("console_mail"))


collection = by_method(GET=index)
reading = by_method(POST=create_reading)
