"""What the company looks like."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from flurfunk.kit.http import by_method, see_other
from flurfunk.kit.pictures import NotAPictureError
from flurfunk.kit.templating import url
from flurfunk.people.accents import readable_accent
from flurfunk.people.branding import change_logo, rebrand, store_logo
from flurfunk.people.company_forms import BrandingForm
from flurfunk.people.doors import PersonRequest, for_administrators


@for_administrators
def show(request: PersonRequest) -> HttpResponse:
    """Show the look as it can be changed."""
    return _page(request, BrandingForm(company=request.company))


@for_administrators
def save(request: PersonRequest) -> HttpResponse:
    """Change it."""
    form = BrandingForm(request.POST, request.FILES, company=request.company)
    if not form.is_valid():
        return _page(request, form, status=422)
    values = form.cleaned_data
    try:
        logo = store_logo(values["logo"].read()) if values["logo"] else ""
    except NotAPictureError:
        form.add_error("logo", _("This is no picture that can be read. Choose a PNG, WebP or JPEG."))
        return _page(request, form, status=422)
    rebrand(
        request.company,
        request.person,
        name=values["company_name"],
        accent=values["accent"],
        languages=values["languages"],
        time_zone=values["time_zone"],
        looks_at_links=values["looks_at_links"],
    )
    if logo or values.get("without_logo"):
        change_logo(request.company, request.person, logo=logo)
    _say(request, values["accent"])
    return see_other(url("console_branding"))


def _say(request: PersonRequest, accent: str) -> None:
    if readable_accent(accent).is_adjusted:
        messages.info(
            request, _("Saved. Your colour is shown a little darker, so that everybody can read it.")
        )
    else:
        messages.success(request, _("Saved."))


def _page(request: PersonRequest, form: BrandingForm, *, status: int = 200) -> HttpResponse:
    return render(request, "console/branding.html", {"form": form}, status=status)


page = by_method(GET=show, POST=save)
