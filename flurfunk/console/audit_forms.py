"""What the audit list is narrowed to."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from flurfunk.console.auditing import Wish
from flurfunk.console.happenings import WORDS
from flurfunk.kit.text import clean_line

_ABOUT = re.compile(r"[a-z_]{1,20}\.[a-z_]{1,20}:[0-9]{1,18}")


class AuditForm(forms.Form):
    """Who, what, about what, and when."""

    who = forms.CharField(label=_("Who"), max_length=100, required=False)
    kind = forms.ChoiceField(label=_("What"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    about = forms.CharField(max_length=60, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed through
        named = sorted(
            ((kind, str(words)) for kind, words in WORDS.items()), key=lambda choice: choice[1].casefold()
        )
        self.fields["kind"].choices = [("", _("Everything")), *named]  # type: ignore[attr-defined]

    def clean_about(self) -> str:
        """Take what a link of the list says, nothing else."""
        about: str = self.cleaned_data["about"]
        if about and not _ABOUT.fullmatch(about):
            raise ValidationError(_("There is no such thing."))
        return about

    def wish(self) -> Wish:
        """Give what was asked for; what makes no sense is left out."""
        self.full_clean()
        values = self.cleaned_data
        return Wish(
            who=clean_line(values.get("who") or ""),
            kind=values.get("kind") or "",
            about=values.get("about") or "",
            since=values.get("since"),
            until=values.get("until"),
        )
