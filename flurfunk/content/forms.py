"""Fields of forms for entries of any kind."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from flurfunk.content.models import StoredFile
from flurfunk.content.storing import store_file
from flurfunk.people.models import Person

_MOST_FILES = 20


class _SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


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


def store_all(files: "Sequence[UploadedFile[Any]]", person: Person) -> list[StoredFile]:
    """Keep the files of a form."""
    return [
        store_file(f.file, f.name or "file", uploaded_by=person, size=f.size or 0)  # type: ignore[arg-type]
        for f in files
    ]
