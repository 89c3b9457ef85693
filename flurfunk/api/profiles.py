"""A profile as programs change it, put into the words of the page's form, so that both go by the same rules."""

from collections.abc import Mapping
from typing import Any

from flurfunk.api.problems import check
from flurfunk.api.shapes.people import MyChange
from flurfunk.people.forms import MOST_LINKS, ProfileForm
from flurfunk.people.models import Company, Person

_LANGUAGES = ("language", "second", "third", "fourth")
_LINKS = {
    f"link_{part}_{n}": f"links.{n - 1}.{part}" for part in ("url", "title") for n in range(1, MOST_LINKS + 1)
}
# By which names programs know the fields of the form.
_NAMES: Mapping[str, str] = {**dict.fromkeys(_LANGUAGES, "languages"), **_LINKS}


def read_change(change: MyChange, person: Person, company: Company) -> dict[str, Any]:
    """Give the fields of Person that are to change, read by the page's form. Raises ProblemError (422)."""
    fields = change.dict(exclude_none=True)
    said = {**ProfileForm(person=person, company=company).initial, **fields}
    if "languages" in fields:
        said |= dict.fromkeys(_LANGUAGES, "") | dict(zip(_LANGUAGES, fields["languages"], strict=False))
    if "links" in fields:
        said |= dict.fromkeys(_LINKS, "")
    for number, link in enumerate(fields.get("links", ()), start=1):
        said |= {f"link_title_{number}": link["title"], f"link_url_{number}": link["url"]}
    form = ProfileForm(said, person=person, company=company)
    check(form, names=_NAMES)
    return {name: value for name, value in form.changes().items() if name in fields}
