"""What people fill in about topics."""

import re
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from flurfunk.kit.text import clean, clean_line, slugify
from flurfunk.people.models import Person
from flurfunk.topics.models import Topic
from flurfunk.topics.queries import find_topic

_MOST = 40
_LONGEST: int = Topic._meta.get_field("name").max_length or 60  # noqa: SLF001 - Django's documented name


class KnownTopicsForm(forms.Form):
    """The topics somebody knows: one a line, or with commas between them."""

    topics = forms.CharField(
        label=gettext_lazy("Topics I know"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def clean_topics(self) -> list[str]:
        """Give the names, each once."""
        parts = re.split(r"[,;、，\n]", clean(self.cleaned_data["topics"]))
        names = [name for name in (clean_line(part).lstrip("#").strip() for part in parts) if name]
        for name in names:
            if len(name) > _LONGEST:
                raise ValidationError(_("“%(name)s…” is too long for a topic.") % {"name": name[:30]})
            if not slugify(name):
                raise ValidationError(_("“%(name)s” has no letter or digit.") % {"name": name})
        by_slug = {slugify(name): name for name in reversed(names)}
        if len(by_slug) > _MOST:
            raise ValidationError(_("Name at most %(count)s topics.") % {"count": _MOST})
        return [name for name in names if by_slug[slugify(name)] == name]


class DescribeForm(forms.Form):
    """What a topic is called, what it is about, and other words for it, one a line."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=_LONGEST)
    about = forms.CharField(label=gettext_lazy("What it is about"), max_length=500, required=False)
    aliases = forms.CharField(
        label=gettext_lazy("Other words for it"),
        help_text=gettext_lazy("One a line. Whoever writes or looks for one of them comes here."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    @classmethod
    def of(cls, topic: Topic) -> Self:
        """Give the form with what is said of a topic now."""
        words = "\n".join(topic.aliases.order_by("name").values_list("name", flat=True))
        return cls(initial={"name": topic.name, "about": topic.about, "aliases": words})

    def clean_name(self) -> str:
        """Give the name; it needs a letter or a digit."""
        return _checked(self.cleaned_data["name"])

    def clean_aliases(self) -> list[str]:
        """Give the words."""
        lines = [
            clean_line(line).lstrip("#").strip() for line in clean(self.cleaned_data["aliases"]).split("\n")
        ]
        return [_checked(line) for line in lines if line][:_MOST]


class MergeForm(forms.Form):
    """The topic into which another one goes over, by its name or address."""

    into = forms.CharField(
        label=gettext_lazy("It is the same as"),
        help_text=gettext_lazy(
            "Everything written about it, and everybody who follows or knows it, goes there."
        ),
        max_length=_LONGEST,
    )

    prefix = "merge"

    def __init__(self, *args: Any, topic: Topic | None = None, person: Person | None = None) -> None:
        super().__init__(*args)
        self._topic, self._person = topic, person

    def clean_into(self) -> Topic:
        """Find the other topic among those the person may know of."""
        slug = slugify(clean_line(self.cleaned_data["into"]).lstrip("#"))
        if self._person is None:
            raise ValidationError(_("There is no such topic."))
        try:
            found = find_topic(self._person, slug)
        except Http404:
            raise ValidationError(_("There is no such topic.")) from None
        if found == self._topic:
            raise ValidationError(_("This is the same topic."))
        return found


def _checked(name: str) -> str:
    line = clean_line(name)
    if len(line) > _LONGEST:
        raise ValidationError(_("“%(name)s…” is too long for a topic.") % {"name": line[:30]})
    if not slugify(line):
        raise ValidationError(_("“%(name)s” has no letter or digit.") % {"name": line})
    return line
