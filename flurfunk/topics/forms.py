"""What people fill in about topics."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from flurfunk.kit.text import clean, clean_line, slugify
from flurfunk.topics.models import Topic

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
