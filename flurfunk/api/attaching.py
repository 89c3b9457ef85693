"""Files that a program uploaded before it says what they belong to."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from flurfunk.api.problems import wrong
from flurfunk.content.models import StoredFile
from flurfunk.conversation.forms import CommentForm
from flurfunk.feed.forms import PostForm
from flurfunk.people.models import Person

_MOST = 20


def loose_files(person: Person, ids: Sequence[int]) -> list[StoredFile]:
    """Give the person's own files that hang on nothing yet, in this order. Raises ProblemError for any other."""
    if len(ids) > _MOST:
        raise wrong("files", _("At most %(count)s files at once.") % {"count": _MOST})
    mine = StoredFile.objects.filter(uploaded_by=person, attachments=None, comment_attachments=None)
    found = mine.in_bulk(list(ids))
    if len(found) != len(ids):
        raise wrong("files", _("Name files of yours that hang on nothing yet, each once."))
    return [found[pk] for pk in ids]


class PostFormWithFiles(PostForm):
    """The form of a post whose files are there already."""

    def __init__(self, *args: Any, uploaded: Sequence[StoredFile], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._uploaded = uploaded

    def clean(self) -> dict[str, Any]:
        """Count the files as something to publish."""
        self.cleaned_data["files"] = self._uploaded
        return super().clean()


class CommentFormWithFiles(CommentForm):
    """The form of a comment whose files are there already."""

    def __init__(self, *args: Any, uploaded: Sequence[StoredFile], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._uploaded = uploaded

    def clean(self) -> dict[str, Any]:
        """Count the files as something to say."""
        self.cleaned_data["files"] = self._uploaded
        return super().clean()
