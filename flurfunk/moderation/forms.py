"""What people say when they report, hide, answer and appeal."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from flurfunk.kit.text import clean
from flurfunk.moderation.models import Grounds


class ReportForm(forms.Form):
    """Why something should not stand here."""

    grounds = forms.ChoiceField(label=_("Why"), choices=Grounds.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In your words"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "data-controller": "autosize"}),
    )

    def clean_grounds(self) -> Grounds:
        """Give it as what it is."""
        return Grounds(self.cleaned_data["grounds"])


class WordsForm(forms.Form):
    """A few words to somebody, without which nothing is done."""

    words = forms.CharField(
        max_length=2000, widget=forms.Textarea(attrs={"rows": 4, "data-controller": "autosize"})
    )

    def clean_words(self) -> str:
        """Refuse what is only blanks."""
        words = clean(self.cleaned_data["words"]).strip()
        if not words:
            raise ValidationError(_("Say why in a few words."))
        return words
