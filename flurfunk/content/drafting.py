"""Keep what somebody has begun to write, so that they can go on elsewhere."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from flurfunk.content.models import Draft
from flurfunk.kit.database import write_rows
from flurfunk.kit.text import clean
from flurfunk.people.models import Person

# The address of the form, without the first slash; behind "+" the comment that is answered, behind "@" the version
# that is changed.
PLACE = re.compile(r"[a-z]+(?:/[a-z0-9]+){1,3}(?:[+@][0-9]{1,18})?")
_FIELDS = ("title", "body")
_LONGEST = 100_000
_MOST = 200  # drafts of one person


@dataclass(frozen=True)
class Begun:
    """A draft as it is listed."""

    place: str
    label: str
    words: str
    url: str
    updated_at: datetime


def keep_draft(person: Person, place: str, fields: Mapping[str, object]) -> None:
    """Keep the fields of a form; without anything in them the draft is gone."""
    kept = {name: clean(str(fields.get(name, ""))[:_LONGEST]) for name in _FIELDS}
    if not any(value.strip() for value in kept.values()):
        return throw_away(person, place)
    mine = Draft.objects.filter(person=person)
    if mine.count() >= _MOST and not mine.filter(place=place).exists():
        mine.order_by("updated_at")[0].delete()
    Draft.objects.update_or_create(person=person, place=place, defaults={"fields": kept})
    return None


def throw_away(person: Person, place: str) -> None:
    """Forget a draft."""
    write_rows("DELETE FROM content_draft WHERE person_id = %s AND place = %s", [person.pk, place])


def forget_sent(person: Person, path: str, form: Mapping[str, str]) -> None:
    """Forget the draft of a form that was sent to this path."""
    place = path.strip("/")
    if form.get("parent"):
        place += f"+{form['parent']}"
    elif form.get("version"):
        place += f"@{form['version']}"
    throw_away(person, place)


def drafts_of(person: Person) -> list[Begun]:
    """List what somebody has begun, the newest first."""
    drafts = Draft.objects.filter(person=person).order_by("-updated_at", "pk")
    return [_begun(draft) for draft in drafts]


def _begun(draft: Draft) -> Begun:
    form = re.split(r"[+@]", draft.place)[0]
    is_comment = form.endswith("/comments")
    url = f"/{form.removesuffix('/comments')}#comments" if is_comment else f"/{form}"
    label = _("A comment") if is_comment else _("A change") if form.endswith("/edit") else _("Something new")
    words = draft.fields.get("title") or draft.fields.get("body", "")
    return Begun(draft.place, label, words.strip()[:160], url, draft.updated_at)
