"""What differs per viewer on a card: how long ago, my reactions, what I may do."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from django.template.loader import get_template
from django.utils import timezone
from django.utils.translation import get_language
from markupsafe import Markup

from flurfunk.content.kinds import kind_named
from flurfunk.conversation.reaction_bar import reaction_bar
from flurfunk.kit import dates
from flurfunk.kit.fragments import SlotFiller, cache, fill, slot
from flurfunk.people.models import Person
from flurfunk.spaces.models import MemberRole

if TYPE_CHECKING:
    from flurfunk.conversation.cards import CardRow


class CardParts:
    """The fillers of the slots of some cards for one person."""

    def __init__(self, rows: Mapping[int, "CardRow"], person: Person, *, is_full: bool = False) -> None:
        self._rows = rows
        self._person = person
        self._is_full = is_full
        self._language = get_language() or "en"
        self._own_parts: dict[tuple[str, str], Mapping[int, str]] = {}
        self._written = time_filler()
        self.fillers: Mapping[str, SlotFiller] = {
            "time": self._written,
            "reactions": self._reactions,
            "talk": self._talk,
            "menu": self._menu,
            "pin": self._pin,
            "unlink": self._unlink,
            "own": lambda argument: self._own(argument, "own_parts"),
            "own_head": lambda argument: self._own(argument, "own_heads"),
        }

    def _reactions(self, argument: str) -> str:
        row = self._rows[int(argument)]
        return reaction_bar(
            f"entry_{row.id}",
            f"/entries/{row.id}/reactions",
            row.reaction_counts,
            mine=row.mine,
            may_react=not row.is_archived,
        )

    def _talk(self, argument: str) -> str:
        count = self._rows[int(argument)].comment_count
        key = ("talk", count, self._language)
        return cache.whole(key, lambda: _part("talk", count=count))

    def _pin(self, argument: str) -> str:
        row = self._rows[int(argument)]
        return cache.whole(("pin", self._language), lambda: _part("pin")) if row.is_pinned else ""

    def _unlink(self, argument: str) -> str:
        row = self._rows[int(argument)]
        is_mine = row.author_id == self._person.pk and not row.is_archived
        return unlink_button(f"/entries/{row.id}") if is_mine else ""

    def _own(self, argument: str, declared: str) -> str:
        """Fill what only this kind has and shows to each differently; read for all cards of the kind at once."""
        row = self._rows[int(argument)]
        key = (row.kind, declared)
        if key not in self._own_parts:
            ids = [each.id for each in self._rows.values() if each.kind == row.kind]
            self._own_parts[key] = getattr(kind_named(row.kind), declared)(ids, self._person)
        return self._own_parts[key].get(row.id, "")

    def seen(self, row: "CardRow") -> tuple[object, ...]:
        """Give all that the fillers make of a row but for `own`: where it is equal, the card looks the same."""
        return (
            self._written(row.published_at.isoformat()),
            row.comment_count,
            tuple(row.reaction_counts.items()),
            tuple(row.mine),
            row.is_archived,
            row.is_bookmarked,
            row.author_id == self._person.pk,
            self._keeps_order(row),
        )

    def _menu(self, argument: str) -> str:
        row = self._rows[int(argument)]
        is_author = row.author_id == self._person.pk
        keeps_order = self._keeps_order(row)
        edit_url = kind_named(row.kind).edit_url(row.id) if is_author and not row.is_archived else ""
        may = {
            "edit": bool(edit_url),
            "delete": is_author or keeps_order,
            "pin": keeps_order and row.space_id is not None and not row.is_archived,
            "history": row.version > 1,
            "report": not is_author,
        }
        states = {"is_pinned": row.is_pinned, "is_bookmarked": row.is_bookmarked}
        key = ("menu", *states.values(), *may.values(), self._language)
        pieces = cache.get(
            key, lambda: _part("menu", base=slot("base"), edit_url=slot("edit"), may=may, **states)
        )
        return fill(pieces, {"base": lambda _: f"/entries/{row.id}", "edit": lambda _: edit_url})

    def _keeps_order(self, row: "CardRow") -> bool:
        if row.space_id is None:
            return self._person.is_administrator
        return row.role is not None and MemberRole(row.role).keeps_order


def time_filler() -> SlotFiller:
    """Give the filler that writes moments for the reader of this request."""
    minute = int(timezone.now().timestamp() // 60)
    language, zone = get_language() or "en", timezone.get_current_timezone_name()
    return lambda iso: _written_time(iso, minute, language, zone)


@lru_cache(maxsize=50_000)
def _written_time(iso: str, _minute: int, _language: str, _zone: str) -> str:
    """Write a moment in the reader's language and time zone; "5 minutes ago" stays right for a minute."""
    moment = datetime.fromisoformat(iso)
    return f'<time datetime="{iso}" title="{dates.moment(moment)}">{dates.ago(moment)}</time>'


def unlink_button(base: str) -> Markup:
    """Show the button that takes a link's preview away from under one's own text."""
    pieces = cache.get(("unlink", get_language()), lambda: _part("unlink", base=slot("base")))
    return fill(pieces, {"base": lambda _: base})


def _part(name: str, **context: object) -> str:
    return str(get_template(f"conversation/_card_{name}.html").render({"part": context}))
