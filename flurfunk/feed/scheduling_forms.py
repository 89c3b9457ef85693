"""What people fill in to post later."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from flurfunk.content.forms import RemovedFilesField
from flurfunk.content.models import StoredFile
from flurfunk.feed.forms import PostForm
from flurfunk.feed.models import ScheduledPost
from flurfunk.feed.scheduling import MOST, Plan, question_of, thanked_by

_FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]  # of fields for date and time, in the writer's time zone
_SOONEST, _LATEST = timedelta(minutes=1), timedelta(days=366)


class LaterPostForm(PostForm):
    """A post for now or, where a time is given, for later."""

    publish_at = forms.DateTimeField(required=False, input_formats=_FORMATS)
    later = forms.CharField(required=False)

    def clean_publish_at(self) -> datetime | None:
        """A time ahead, and one that somebody will live to see."""
        at: datetime | None = self.cleaned_data["publish_at"]
        if at is None:
            return None
        if at < timezone.now() + _SOONEST:
            raise ValidationError(_("Choose a time at least a minute ahead."))
        if at > timezone.now() + _LATEST:
            raise ValidationError(_("Choose a time within a year."))
        if ScheduledPost.objects.filter(author=self._by).count() >= MOST:
            raise ValidationError(_("You have scheduled very many posts. Publish or delete some first."))
        return at

    def clean(self) -> dict[str, Any]:
        """Ask when, where somebody wants to post later; a poll ends after it has begun."""
        values: dict[str, Any] = super().clean() or {}
        at, day = values.get("publish_at"), values.get("closes_on")
        if values.get("later") and at is None and "publish_at" not in self.errors:
            self.add_error("publish_at", _("Say when it is to be published."))
        if at and day and day < timezone.localdate(at):
            self.add_error("closes_on", _("The poll would be over before the post is published."))
        return values

    def plan(self, files: list[StoredFile]) -> Plan:
        """Give what is planned."""
        values = self.cleaned_data
        return Plan(
            at=values["publish_at"],
            body=values["body"],
            space=values["space"],
            title=values["title"],
            question=self.question,
            files=files,
            shared=self.shared,
            thanked=values["thanked"],
        )


class ScheduledPostForm(LaterPostForm):
    """A scheduled post written anew."""

    removed = RemovedFilesField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["publish_at"].required = True

    def clean(self) -> dict[str, Any]:
        """Files that are all taken out say nothing."""
        values = super().clean()
        left = set(values.get("kept", ())) - values.get("removed", frozenset())
        says_something = self.shared or values.get("body") or values.get("files") or left
        if values.get("kept") and not says_something:
            self.add_error("body", _("Write something, or attach a file."))
        return values


def typed(scheduled: ScheduledPost) -> QueryDict:
    """Give the fields of the form as they were filled in for a scheduled post."""
    values, question = QueryDict(mutable=True), question_of(scheduled)
    values["title"], values["body"] = scheduled.title, scheduled.body
    values["thanked"] = " ".join(f"@{person.handle}" for person in thanked_by(scheduled))
    values["publish_at"] = timezone.localtime(scheduled.publish_at).strftime(_FORMATS[0])
    if question:
        values.setlist("choice", list(question.choices))
        values["takes_several"] = "on" if question.takes_several else ""
        values["is_anonymous"] = "on" if question.is_anonymous else ""
        if question.closes_at:
            last = timezone.localtime(question.closes_at) - timedelta(minutes=1)
            values["closes_on"] = last.date().isoformat()
    return values
