"""What the company looks like and speaks."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from flurfunk.kit.text import clean_line
from flurfunk.people.forms import refuse_large
from flurfunk.people.models import Company
from flurfunk.people.zones import zone_choices

_ACCENT = re.compile(r"#[0-9a-f]{6}")


class CompanyForm(forms.Form):
    """Name, look, languages and time zone."""

    company_name = forms.CharField(label=_("Name of the company"), max_length=80)
    logo = forms.FileField(
        label=_("Logo"), required=False, help_text=_("PNG, WebP or JPEG; it stands at the top of every page.")
    )
    accent = forms.CharField(
        label=_("Colour"),
        max_length=7,
        initial="#0f6b5c",
        widget=forms.TextInput(attrs={"type": "color"}),
        help_text=_("Where it would be hard to read it is shown a little darker or lighter."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages of the pages"),
        choices=settings.LANGUAGES,
        initial=[code for code, _name in settings.LANGUAGES],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Everybody chooses one of these."),
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices, initial="Europe/Berlin")

    def clean_company_name(self) -> str:
        """Put the name on one line."""
        name = clean_line(self.cleaned_data["company_name"])
        if not name:
            raise ValidationError(_("The company needs a name."))
        return name

    def clean_accent(self) -> str:
        """Take "#rrggbb" only: it goes into a stylesheet."""
        accent: str = self.cleaned_data["accent"].lower()
        if not _ACCENT.fullmatch(accent):
            raise ValidationError(_("Write the colour as # and six digits, such as #0f6b5c."))
        return accent

    def clean_logo(self) -> "UploadedFile[bytes] | None":
        """Refuse files that are far larger than any logo needs to be."""
        logo: UploadedFile[bytes] | None = self.cleaned_data["logo"]
        if logo:
            refuse_large(logo)
        return logo


class BrandingForm(CompanyForm):
    """The same, for a company that exists."""

    looks_at_links = forms.BooleanField(
        label=_("Show previews of links"),
        required=False,
        help_text=_(
            "The server fetches the title and picture of pages that posts link to, from the internet only. "
            "Switched off, it fetches nothing more; previews already there stay."
        ),
    )
    without_logo = forms.BooleanField(label=_("Take the logo away"), required=False)

    def __init__(self, *args: Any, company: Company, **kwargs: Any) -> None:
        known = {
            "company_name": company.name,
            "accent": company.accent,
            "languages": company.languages,
            "time_zone": company.time_zone,
            "looks_at_links": company.looks_at_links,
        }
        super().__init__(*args, **{"initial": known, **kwargs})
        self.fields["time_zone"].choices = zone_choices(company.time_zone)  # type: ignore[attr-defined]
        if not company.logo:
            del self.fields["without_logo"]
