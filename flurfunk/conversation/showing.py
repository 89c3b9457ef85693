"""Comments as a person sees them, a page at a time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from flurfunk.content import rules as content_rules
from flurfunk.content.models import Entry
from flurfunk.conversation.comment_parts import CommentParts, cuts_of
from flurfunk.conversation.comment_rows import CommentRow, newest_rows, older_top, rows_of
from flurfunk.conversation.models import Comment
from flurfunk.conversation.models.comment import ON_A_PAGE
from flurfunk.kit.fragments import fill
from flurfunk.kit.paging import decode_key, encode_key
from flurfunk.people.models import Person


@dataclass(frozen=True)
class Shown:
    """One comment: its whole `markup` for this person with the replies inside, and what it says."""

    id: int
    markup: Markup
    html: str
    is_deleted: bool
    replies: Sequence["Shown"]


@dataclass(frozen=True)
class Talk:
    """A page of the comments under an entry, and whether one may join in; the newest page has no `newest_url`."""

    entry_id: int
    comments: list[Shown]
    older_url: str
    newest_url: str
    may_comment: bool
    typed: str = ""
    errors: Sequence[str] = ()


def show_talk(
    entry: Entry,
    person: Person,
    *,
    asked: Mapping[str, str] = MappingProxyType({}),
    typed: str = "",
    errors: Sequence[str] = (),
) -> Talk:
    """Give a page of the comments of an entry, oldest of them first, with their replies.

    `asked` is what the address says: "before" a key, or "at" a comment; else it is the page of the newest.
    """
    first = _before(entry, asked)
    rows = newest_rows(entry, person, before=first, size=ON_A_PAGE + 1)
    tops = sorted(row.id for row in rows if row.parent_id is None)
    older_url = ""
    if len(tops) > ON_A_PAGE:
        rows = [row for row in rows if tops[0] not in (row.id, row.parent_id)]
        older_url = f"{entry.url}?before={encode_key([tops[1]])}#comments"
    newest_url = f"{entry.url}#comments" if first else ""
    shown = _show(rows, entry, person)
    may_comment = content_rules.may_take_part(entry)
    return Talk(entry.pk, shown, older_url, newest_url, may_comment, typed, errors)


def _before(entry: Entry, asked: Mapping[str, str]) -> int | None:
    """Give the id before which the comments of a page were written; none for the newest page."""
    wanted = asked.get("at", "")
    if wanted.isdecimal() and len(wanted) < 19:
        top = older_top(entry, int(wanted), newest=ON_A_PAGE)
        return top + 1 if top else None
    key = decode_key(asked.get("before"), length=1)
    return int(key[0]) if key and key[0].isdecimal() and len(key[0]) < 19 else None


def show_comment(comment: Comment, person: Person) -> Markup:
    """Give the HTML of one comment with its replies."""
    return _show(rows_of(comment, person), comment.entry, person, tops={comment.pk})[0].markup


def _show(
    rows: Sequence[CommentRow], entry: Entry, person: Person, *, tops: set[int] | None = None
) -> list[Shown]:
    cuts = cuts_of(rows)
    parts = CommentParts(
        rows, person, takes_part=content_rules.may_take_part(entry), is_for_all=entry.space_id is None
    )
    under: dict[int, list[Shown]] = defaultdict(list)
    fillers = parts.fillers(lambda comment_id: Markup("\n").join(each.markup for each in under[comment_id]))

    def show(row: CommentRow) -> Shown:
        markup = fill(cuts[row.id], fillers)
        return Shown(row.id, markup, row.html, row.is_deleted, tuple(under[row.id]))

    is_top = [row.parent_id is None if tops is None else row.id in tops for row in rows]
    for row, stands_alone in zip(rows, is_top, strict=True):
        if not stands_alone and row.parent_id is not None:
            under[row.parent_id].append(show(row))
    return [show(row) for row, stands_alone in zip(rows, is_top, strict=True) if stands_alone]
