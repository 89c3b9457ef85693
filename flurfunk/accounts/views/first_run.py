"""The first run: name the company and become its owner."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from flurfunk.accounts.founding import FoundedError, found
from flurfunk.accounts.founding_form import FoundingForm
from flurfunk.accounts.views.entering import enter
from flurfunk.kit.http import by_method, see_other
from flurfunk.kit.pictures import NotAPictureError
from flurfunk.kit.templating import url
from flurfunk.people.accents import readable_accent
from flurfunk.people.branding import store_logo


def show(request: HttpRequest) -> HttpResponse:
    """Show the form, as long as there is no company."""
    _refuse_second_run(request)
    return _page(request, FoundingForm())


def create(request: HttpRequest) -> HttpResponse:
    """Found the company and sign its owner in."""
    _refuse_second_run(request)
    form = FoundingForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    values = form.cleaned_data
    try:
        logo = store_logo(values["logo"].read()) if values["logo"] else ""
    except NotAPictureError:
        form.add_error("logo", _("This is no picture that can be read. Choose a PNG, WebP or JPEG."))
        return _page(request, form, status=422)
    owner = _found(values, logo)
    enter(request, owner)
    if readable_accent(values["accent"]).is_adjusted:
        messages.info(request, _("Your colour is shown a little darker, so that everybody can read it."))
    return see_other(url("home"))


def _found(values: dict[str, Any], logo: str) -> Any:
    try:
        return found(
            values["company_name"],
            accent=values["accent"],
            languages=values["languages"],
            time_zone=values["time_zone"],
            logo=logo,
            name=values["name"],
            email=values["email"],
            password=values["password"],
            language=next((each for each in values["languages"] if each == get_language()), ""),
        )
    except FoundedError:
        raise Http404 from None


def _refuse_second_run(request: HttpRequest) -> None:
    if request.company is not None:  # type: ignore[attr-defined]
        raise Http404


def _page(request: HttpRequest, form: FoundingForm, *, status: int = 200) -> HttpResponse:
    return render(request, "accounts/first_run.html", {"form": form}, status=status)


page = by_method(GET=show, POST=create)
