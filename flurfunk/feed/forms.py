"""What people fill in to post."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from flurfunk.content.forms import FilesField, FilesForm, KeptFilesField
from flurfunk.content.models import Entry
from flurfunk.feed.polling import Question
from flurfunk.feed.thanking import UnknownPersonError, find_thanked
from flurfunk.kit.text import clean, clean_line
from flurfunk.people.models import Person
from flurfunk.spaces.models import Space

_MOST_CHOICES = 20


class _Several(forms.MultipleHiddenInput):
    """Reads every field of the same name."""


class ChoicesField(forms.Field):
    """The choices of a poll: those of several fields that were filled in."""

    widget = _Several

    def clean(self, value: Any) -> list[str]:
        """Leave out empty ones and those that stand there twice."""
        words = [clean_line(str(each))[:200] for each in value or []]
        return list(dict.fromkeys(each for each in words if each))[:_MOST_CHOICES]


class PostForm(forms.Form):
    """A post: text, perhaps a title and files, for a space or for everybody; words are optional where it shares."""

    space = forms.ModelChoiceField(
        label=_("For"), queryset=Space.objects.none(), required=False, empty_label=_("everybody")
    )
    title = forms.CharField(label=_("Title"), max_length=300, required=False)
    body = forms.CharField(label=_("Text"), max_length=100_000, required=False, widget=forms.Textarea)
    kept = KeptFilesField(required=False)
    files = FilesField(required=False)  # type: ignore[assignment]  # Django keeps fields apart from its attribute

    choice = ChoicesField(required=False)
    takes_several = forms.BooleanField(required=False)
    is_anonymous = forms.BooleanField(required=False)
    closes_on = forms.DateField(required=False)
    thanked = forms.CharField(max_length=2000, required=False)

    def __init__(self, *args: Any, by: Person, shared: Entry | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by = by
        self.shared = shared
        self.fields["space"].queryset = Space.objects.writable_by(by)  # type: ignore[attr-defined]

    def clean_body(self) -> str:
        """Clean the text."""
        return clean(self.cleaned_data["body"]).strip()

    def clean(self) -> dict[str, Any]:
        """Ask for something to publish, and of guests for a space."""
        values: dict[str, Any] = super().clean() or {}
        says_something = self.shared or any(values.get(name) for name in ("body", "files", "kept"))
        if values.get("thanked") and not values.get("body"):
            self.add_error("body", _("Say what for."))
        elif not says_something and "files" not in self.errors:
            self.add_error("body", _("Write something, or attach a file."))
        if self._by.is_guest and not values.get("space") and "space" not in self.errors:
            self.add_error("space", _("Choose one of your spaces."))
        if len(values.get("choice", [])) == 1:
            self.add_error("choice", _("A poll needs at least two choices."))
        return values

    def clean_thanked(self) -> list[Person]:
        """Find whom the post thanks."""
        try:
            return find_thanked(self._by, self.cleaned_data["thanked"])
        except UnknownPersonError as unknown:
            raise forms.ValidationError(str(unknown)) from unknown

    def clean_closes_on(self) -> date | None:
        """A poll closes at the end of a day that is not over."""
        day: date | None = self.cleaned_data["closes_on"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("This day is over already."))
        return day

    @property
    def question(self) -> Question | None:
        """Give the poll that is wished for, if any."""
        values = self.cleaned_data
        if not values["choice"]:
            return None
        day: date | None = values["closes_on"]
        closes_at = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min)) if day else None
        return Question(values["choice"], values["takes_several"], values["is_anonymous"], closes_at)


class ChangePostForm(forms.Form):
    """A post written anew; `version` is the one that was read, `has_more` says that there is something beside words."""

    title = forms.CharField(label=_("Title"), max_length=300, required=False)
    body = forms.CharField(label=_("Text"), max_length=100_000, widget=forms.Textarea, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, has_more: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._has_more = has_more

    def clean_body(self) -> str:
        """Clean the text; where there is nothing else a post says something."""
        body = clean(self.cleaned_data["body"]).strip()
        if not body and not self._has_more:
            raise forms.ValidationError(_("Write something first."))
        return body


class EditPostForm(FilesForm, ChangePostForm):
    """The same on its page, with the files."""

    def clean_body(self) -> str:
        """Clean the text; whether there are files instead is known in the end."""
        return clean(self.cleaned_data["body"]).strip()

    def clean(self) -> dict[str, Any]:
        """Ask for something to say."""
        values: dict[str, Any] = super().clean() or {}
        has_more = self._has_more or self.has_any_files
        if not values.get("body") and not has_more and not self.errors:
            self.add_error("body", _("Write something, or attach a file."))
        return values
