"""Fields of forms for entries of any kind."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from flurfunk.content.models import StoredFile
from flurfunk.content.storing import store_file
from flurfunk.kit.text import clean_line
from flurfunk.people.models import Person

_MOST_FILES = 20
_LONGEST_WORDS = 300  # characters that describe a picture


class _SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class _Pairs(forms.MultipleHiddenInput):
    """Ids of files that were uploaded before, each with the words that describe it."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[tuple[str, str]]:  # noqa: ARG002 - Django's
        """Read both lists side by side."""
        ids, words = (data.getlist(each) if hasattr(data, "getlist") else [] for each in (name, "alt"))
        return list(zip_longest(ids, words[: len(ids)], fillvalue=""))


class KeptFilesField(forms.Field):
    """Files that were uploaded before the form is sent; gives what describes each, by its id."""

    widget = _Pairs

    def clean(self, value: Any) -> dict[int, str]:
        """Leave out what is no id."""
        if len(value) > _MOST_FILES:
            raise ValidationError(_("At most %(count)s files at once.") % {"count": _MOST_FILES})
        return {
            int(key[:18]): clean_line(words)[:_LONGEST_WORDS]
            for key, words in value
            if key.isascii() and key.isdecimal()
        }


class RemovedFilesField(forms.Field):
    """Files that are taken out of a text, by their ids."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> frozenset[int]:
        """Leave out what is no id."""
        ids = [str(each) for each in (value or [])[: 2 * _MOST_FILES]]
        return frozenset(int(each[:18]) for each in ids if each.isascii() and each.isdecimal())


class FilesField(forms.FileField):
    """Several files at once; gives a list."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", _SeveralFiles())
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":  # noqa: ARG002 - Django's signature
        """Check number and sizes; empty files are refused with their name."""
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if len(given) > _MOST_FILES:
            raise ValidationError(_("At most %(count)s files at once.") % {"count": _MOST_FILES})
        for file in given:
            if file.size > settings.UPLOAD_MAX_BYTES:
                raise ValidationError(_("%(name)s is too large.") % {"name": file.name})
            if not file.size:
                raise ValidationError(_("%(name)s is empty.") % {"name": file.name})
        return list(given)


class FilesForm(forms.Form):
    """The files of a text that is changed: those that stay, described anew, and further ones."""

    kept = KeptFilesField(required=False)
    removed = RemovedFilesField(required=False)
    files = FilesField(required=False)  # type: ignore[assignment]  # Django keeps fields apart from its attribute

    @property
    def has_any_files(self) -> bool:
        """Tell whether a file will hang on it."""
        values = self.cleaned_data
        return bool(values.get("files") or set(values.get("kept", ())) - self.taken_out)

    @property
    def taken_out(self) -> frozenset[int]:
        """Give the ids of the files that are not to stay."""
        ids: frozenset[int] = self.cleaned_data.get("removed", frozenset())
        return ids

    def describe(self, files: Iterable[StoredFile]) -> None:
        """Give files the words that were typed for them, to be shown again."""
        for file in files:
            file.alt = self.cleaned_data.get("kept", {}).get(file.pk, file.alt)


def store_all(files: "Sequence[UploadedFile[Any]]", person: Person) -> list[StoredFile]:
    """Keep the files of a form."""
    return [
        store_file(f.file, f.name or "file", uploaded_by=person, size=f.size or 0)  # type: ignore[arg-type]
        for f in files
    ]


def take_files(
    values: Mapping[str, Any], person: Person, *, present: Sequence[StoredFile] = ()
) -> list[StoredFile]:
    """Give the files of a form: those uploaded before that hang on nothing yet, as described, then those sent along.

    `present` are those that hang on what is changed: they stay unless the form takes them out, and what describes them
    is kept once the change is made.
    """
    removed: frozenset[int] = values.get("removed", frozenset())
    words: Mapping[int, str] = values["kept"]
    mine = StoredFile.objects.filter(
        pk__in=words, uploaded_by=person, attachments=None, comment_attachments=None
    )
    loose = mine.exclude(pk__in=[file.pk for file in present]).in_bulk()
    kept = [*present, *(loose[key] for key in words if key in loose)]
    kept = [file for file in kept if file.pk not in removed]
    for file in kept:
        file.alt = words.get(file.pk, file.alt)
    StoredFile.objects.bulk_update(loose.values(), ["alt"])
    return [*kept, *store_all(values["files"], person)]
