"""The rows of comments under an entry: a page of them with their replies, in one statement."""

from datetime import datetime
from typing import Any, NamedTuple

from flurfunk.content.models import Entry
from flurfunk.conversation.models import Comment
from flurfunk.kit.database import decoded, read_rows
from flurfunk.people.models import Person


class CommentRow(NamedTuple):
    """What a page needs to know of a comment; `mine` are my reactions, `role` is mine in the entry's space."""

    id: int
    parent_id: int | None
    html: str
    version: int
    author_id: int
    author_version: int
    created_at: datetime
    is_deleted: bool
    reaction_counts: dict[str, int]
    mine: list[str]
    role: str | None
    author_name: str
    entry_id: int
    preview: str | None


# A deleted comment stays in its place as long as somebody's reply stands under it.
_TOPS = """SELECT c.id FROM conversation_comment c
    WHERE c.entry_id = %(entry)s AND c.parent_id IS NULL
      AND (c.deleted_at IS NULL OR EXISTS (
          SELECT 1 FROM conversation_comment r WHERE r.parent_id = c.id AND r.deleted_at IS NULL))"""
_NEWEST = f"{_TOPS} AND c.id < %(before)s ORDER BY c.id DESC LIMIT %(size)s"
_OLDER = f"""SELECT t.id FROM (
        SELECT COALESCE(parent_id, id) AS id FROM conversation_comment
        WHERE id = %(comment)s AND entry_id = %(entry)s) t
    WHERE (SELECT count(*) FROM ({_TOPS} AND c.id > t.id LIMIT %(newest)s) n) = %(newest)s"""  # noqa: S608 - ours
_ONE = "SELECT %(comment)s AS id"

_COLUMNS = """
WITH tops AS ({tops})
SELECT c.id, c.parent_id, CASE WHEN c.deleted_at IS NULL THEN c.html ELSE '' END, c.version, c.author_id, a.version,
       c.created_at, c.deleted_at IS NOT NULL, c.reaction_counts,
       ARRAY(SELECT r.emoji FROM conversation_reaction r WHERE r.comment_id = c.id AND r.person_id = %(person)s),
       m.role, a.name, c.entry_id, l.id || '.' || l.version
FROM (SELECT id FROM tops
      UNION ALL
      SELECT r.id FROM conversation_comment r JOIN tops t ON r.parent_id = t.id WHERE r.deleted_at IS NULL) shown
JOIN conversation_comment c ON c.id = shown.id
JOIN people_person a ON a.id = c.author_id
LEFT JOIN conversation_linkpreview lp ON lp.comment_id = c.id
LEFT JOIN links_link l ON l.id = lp.link_id
LEFT JOIN spaces_membership m ON m.space_id = %(space)s AND m.person_id = %(person)s
ORDER BY c.created_at, c.id
"""


def newest_rows(entry: Entry, person: Person, *, before: int | None, size: int) -> list[CommentRow]:
    """Read the newest comments before an id, at most `size`, and every reply to them, in the order of writing."""
    return _rows(_NEWEST, entry, person, before=before or 2**62, size=size)


def older_top(entry: Entry, comment_id: int, *, newest: int) -> int | None:
    """Give the id under which a comment of the entry stands, if it is not among so many of the newest."""
    rows = read_rows(_OLDER, {"entry": entry.pk, "comment": comment_id, "newest": newest})
    return rows[0][0] if rows else None


def rows_of(comment: Comment, person: Person) -> list[CommentRow]:
    """Read one comment and the replies to it."""
    return _rows(_ONE, comment.entry, person, comment=comment.pk)


def _rows(tops: str, entry: Entry, person: Person, **params: Any) -> list[CommentRow]:
    about = {"entry": entry.pk, "space": entry.space_id, "person": person.pk}
    rows = read_rows(_COLUMNS.format(tops=tops), {**about, **params})
    return [CommentRow(*row)._replace(reaction_counts=decoded(row[8])) for row in rows]
