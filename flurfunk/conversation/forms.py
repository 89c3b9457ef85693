"""What people type under an entry."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from flurfunk.content.forms import FilesField, FilesForm, KeptFilesField
from flurfunk.kit.text import clean


class CommentForm(forms.Form):
    """A comment, perhaps with files, perhaps as a reply."""

    body = forms.CharField(
        label=pgettext_lazy("noun", "Comment"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea,
    )
    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kept = KeptFilesField(required=False)
    files = FilesField(required=False)  # type: ignore[assignment]  # Django keeps fields apart from its attribute

    def clean_body(self) -> str:
        """Clean the text."""
        return clean(self.cleaned_data["body"]).strip()

    def clean(self) -> dict[str, Any]:
        """Ask for something to say: white space alone says nothing, a file does."""
        values: dict[str, Any] = super().clean() or {}
        if not any(values.get(name) for name in ("body", "files", "kept")) and not self.errors:
            self.add_error("body", _("Write something first."))
        return values


class ChangeForm(forms.Form):
    """A comment written anew; `version` is the one that was read."""

    body = forms.CharField(label=pgettext_lazy("noun", "Comment"), max_length=20_000, widget=forms.Textarea)
    version = forms.IntegerField(widget=forms.HiddenInput)


class EditForm(FilesForm):
    """The same on its page, with the files: those alone say something, too."""

    body = forms.CharField(
        label=pgettext_lazy("noun", "Comment"), max_length=20_000, required=False, widget=forms.Textarea
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_body(self) -> str:
        """Clean the text."""
        return clean(self.cleaned_data["body"]).strip()

    def clean(self) -> dict[str, Any]:
        """Ask for something to say."""
        values: dict[str, Any] = super().clean() or {}
        if not values.get("body") and not self.has_any_files and not self.errors:
            self.add_error("body", _("Write something, or attach a file."))
        return values
