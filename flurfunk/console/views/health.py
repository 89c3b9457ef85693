"""How the house is, and whether mail goes out."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from flurfunk.accounts.mailing import Letter, origin_of, send_letter
from flurfunk.console.health import examine
from flurfunk.kit.http import by_method, see_other
from flurfunk.kit.templating import url
from flurfunk.people.doors import PersonRequest, for_administrators


@for_administrators
def show(request: PersonRequest) -> HttpResponse:
    """Show what was looked at and what is to be done."""
    return render(request, "console/health.html", {"findings": examine()})


@for_administrators
def send_trial(request: PersonRequest) -> HttpResponse:
    """Send a letter to oneself, and show what the mail server says."""
    try:
        letter = Letter("trial", request.person.email, get_language() or "en")
        send_letter(letter, name=request.person.name, link=origin_of(request) + url("console"))
    except OSError as error:
        words = {"answer": str(error) or type(error).__name__}
        messages.error(request, _("The mail server did not take it: %(answer)s") % words)
    else:
        words = {"email": request.person.email}
        messages.success(request, _("The mail server took a letter to %(email)s.") % words)
    return see_other(url("console_health"))


page = by_method(GET=show)
trial = by_method(POST=send_trial)
