"""What people type under an entry."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from flurfunk.content.forms import FilesField
from flurfunk.kit.text import clean


class CommentForm(forms.Form):
    """A comment, perhaps with files, perhaps as a reply."""

    body = forms.CharField(
        label=pgettext_lazy("noun", "Comment"),
        max_length=20_000,
        widget=forms.Textarea,
        error_messages={"required": _("Write something first.")},
    )
    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)
    files = FilesField(required=False)  # type: ignore[assignment]  # Django keeps fields apart from its attribute

    def clean_body(self) -> str:
        """Clean the text; white space alone says nothing."""
        body = clean(self.cleaned_data["body"]).strip()
        if not body:
            raise forms.ValidationError(_("Write something first."))
        return body


class ChangeForm(forms.Form):
    """A comment written anew; `version` is the one that was read."""

    body = forms.CharField(label=pgettext_lazy("noun", "Comment"), max_length=20_000, widget=forms.Textarea)
    version = forms.IntegerField(widget=forms.HiddenInput)
