"""What people fill in to post."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from flurfunk.content.forms import FilesField, KeptFilesField
from flurfunk.kit.text import clean
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space


class PostForm(forms.Form):
    """A post: text, perhaps a title and files, for a space or for everybody."""

    space = forms.ModelChoiceField(
        label=_("For"), queryset=Space.objects.none(), required=False, empty_label=_("everybody")
    )
    title = forms.CharField(label=_("Title"), max_length=300, required=False)
    body = forms.CharField(label=_("Text"), max_length=100_000, required=False, widget=forms.Textarea)
    kept = KeptFilesField(required=False)
    files = FilesField(required=False)  # type: ignore[assignment]  # Django keeps fields apart from its attribute

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by = by
        self.fields["space"].queryset = Space.objects.writable_by(by)  # type: ignore[attr-defined]

    def clean_body(self) -> str:
        """Clean the text."""
        return clean(self.cleaned_data["body"]).strip()

    def clean(self) -> dict[str, Any]:
        """Ask for something to publish, and of guests for a space."""
        values: dict[str, Any] = super().clean() or {}
        if not any(values.get(name) for name in ("body", "files", "kept")) and "files" not in self.errors:
            self.add_error("body", _("Write something, or attach a file."))
        if self._by.is_guest and not values.get("space") and "space" not in self.errors:
            self.add_error("space", _("Choose one of your spaces."))
        return values


class ChangePostForm(forms.Form):
    """A post written anew; `version` is the one that was read."""

    title = forms.CharField(label=_("Title"), max_length=300, required=False)
    body = forms.CharField(label=_("Text"), max_length=100_000, widget=forms.Textarea, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, has_files: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._has_files = has_files

    def clean_body(self) -> str:
        """Clean the text; without files a post says something."""
        body = clean(self.cleaned_data["body"]).strip()
        if not body and not self._has_files:
            raise forms.ValidationError(_("Write something first."))
        return body
