"""Announce maintenance, or anything else that everybody should know for a while."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from flurfunk.console.forms import AnnouncementForm
from flurfunk.kit.http import by_method, see_other
from flurfunk.kit.templating import url
from flurfunk.people.announcing import announce, withdraw
from flurfunk.people.doors import PersonRequest, for_administrators


@for_administrators
def show(request: PersonRequest) -> HttpResponse:
    """Show what is announced."""
    return _page(request, AnnouncementForm(company=request.company))


@for_administrators
def create(request: PersonRequest) -> HttpResponse:
    """Announce something."""
    form = AnnouncementForm(request.POST, company=request.company)
    if not form.is_valid():
        return _page(request, form, status=422)
    values = form.cleaned_data
    announce(request.company, values["text"], by=request.person, begin=values["begin"], end=values["end"])
    messages.success(request, _("Announced."))
    return see_other(url("console_announcement"))


@for_administrators
def destroy(request: PersonRequest) -> HttpResponse:
    """Take it back."""
    withdraw(request.company, by=request.person)
    messages.success(request, _("Taken back."))
    return see_other(url("console_announcement"))


def _page(request: PersonRequest, form: AnnouncementForm, *, status: int = 200) -> HttpResponse:
    return render(request, "console/announcement.html", {"form": form}, status=status)


page = by_method(GET=show, POST=create, DELETE=destroy)
