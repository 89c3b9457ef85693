"""The sentence that says who did what to what."""

from collections.abc import Callable, Sequence

from babel.lists import format_list
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from flurfunk.content.models import Entry
from flurfunk.kit.markdown import excerpt
from flurfunk.spaces.models import Space

_LONGEST = 70


def sentence(says: Callable[[int], str], names: Sequence[str], *, count: int, what: str) -> str:
    """Say in a sentence that `count` people, of whom some are named, did it to something with a name."""
    return says(count) % {"who": who(names, count=count), "what": what}


def who(names: Sequence[str], *, count: int) -> str:
    """Name up to two of several people and count the rest."""
    if not names:
        return _("Somebody")
    named = list(names[:2] if count <= 2 else names[:1])
    rest = count - len(named)
    if rest:
        named.append(ngettext("%(count)d other", "%(count)d others", rest) % {"count": rest})
    return format_list(named, locale=get_language() or "en")


def name_of(subject: Entry | Space | None) -> str:
    """Give a name to put in a sentence: a title or the first words in quotation marks, a space's name as it is."""
    if isinstance(subject, Space):
        return subject.name
    words = (subject.title or excerpt(subject.html, longest=_LONGEST)) if subject else ""
    return _("“%(words)s”") % {"words": words} if words else _("something without words")
