"""Render the part of a card that is the same for everybody."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.template.loader import get_template
from jinja2 import Template

from flurfunk.content.files import files_of, shown_files
from flurfunk.content.kinds import kind_named
from flurfunk.content.models import Entry, StoredFile
from flurfunk.conversation.previews import links_of_entries, shown_preview
from flurfunk.kit.fragments import slot
from flurfunk.topics.models import Topic
from flurfunk.topics.queries import topics_of

_CUT_FROM = 1800  # characters of HTML; longer texts fade out in lists and go on on their own page


def render_card(entries: Sequence[Entry], *, is_full: bool) -> dict[int, str]:
    """Render cards with slots, by entry id; files, topics and each kind's leaves are read in one query each."""
    rendered: dict[int, str] = {}
    files, topics = files_of(entries), topics_of(entries)
    links = links_of_entries([entry.pk for entry in entries])
    for name, group in groupby(sorted(entries, key=lambda e: e.kind), key=lambda e: e.kind):
        kind, members = kind_named(name), list(group)
        leaves = kind.leaves(members)
        for entry in members:
            context = {
                "entry": _shown(
                    entry, is_full, files=files.get(entry.pk, ()), topics=topics.get(entry.pk, ())
                )
                | {"preview": shown_preview(links.get(entry.pk, ()))},
                "full": is_full,
                "kind": kind,
                "leaf": leaves.get(entry.pk),
            }
            rendered[entry.pk] = _template().render(context)
    return rendered


def _shown(
    entry: Entry, is_full: bool, *, files: Sequence[StoredFile], topics: Sequence[Topic]
) -> dict[str, Any]:
    moment = entry.published_at.isoformat()
    return {
        "id": entry.pk,
        "kind": entry.kind,
        "url": entry.url,
        "author": entry.author,
        "space": entry.space,
        "title": entry.title,
        "html": entry.html,
        "moment": slot("time", moment),
        "edited": entry.is_edited,
        "pin": slot("pin", entry.pk),
        "talk": slot("talk", entry.pk),
        "unlink": slot("unlink", entry.pk),
        "topics": [topic for topic in topics if f'{topic.url}"' not in entry.html],
        "attachments": shown_files(files),
        "cut": not is_full and len(entry.html) > _CUT_FROM,
        "history_url": f"/entries/{entry.pk}/history",
    }


def _template() -> Template:
    template: Template = get_template("conversation/_card.html").template  # type: ignore[attr-defined]  # Jinja's
    return template
