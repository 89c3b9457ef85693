"""A comment as everybody sees it, rendered once per version and language, and what differs per viewer."""

from collections.abc import Callable, Mapping, Sequence

from django.template.loader import get_template
from django.utils.translation import get_language
from markupsafe import escape

from flurfunk.content.files import shown_files
from flurfunk.content.models import StoredFile
from flurfunk.conversation.card_parts import time_filler, unlink_button
from flurfunk.conversation.comment_rows import CommentRow
from flurfunk.conversation.models import Comment
from flurfunk.conversation.previews import links_of_comments, shown_preview
from flurfunk.conversation.reaction_bar import reaction_bar
from flurfunk.kit.fragments import Cut, SlotFiller, cache, fill, slot
from flurfunk.links.models import Link
from flurfunk.people.models import Person
from flurfunk.spaces.models import MemberRole


class CommentParts:
    """The fillers of the slots of some comments for one person; `replies` gives the HTML under a comment."""

    def __init__(
        self, rows: Sequence[CommentRow], person: Person, *, takes_part: bool, is_for_all: bool
    ) -> None:
        self._rows = {row.id: row for row in rows}
        self._person = person
        self._takes_part = takes_part
        self._is_for_all = is_for_all
        self._language = get_language()

    def fillers(self, replies: Callable[[int], str]) -> Mapping[str, SlotFiller]:
        """Give the filler of each slot."""
        return {
            "time": time_filler(),
            "reactions": self._reactions,
            "menu": self._menu,
            "unlink": self._unlink,
            "reply": self._reply,
            "replies": lambda argument: replies(int(argument)),
        }

    def _reactions(self, argument: str) -> str:
        row = self._rows[int(argument)]
        url = f"/comments/{row.id}/reactions"
        if row.is_deleted:
            return ""
        return reaction_bar(
            f"comment_{row.id}", url, row.reaction_counts, mine=row.mine, may_react=self._takes_part
        )

    def _menu(self, argument: str) -> str:
        row = self._rows[int(argument)]
        is_author = row.author_id == self._person.pk
        may = {
            "change": is_author and self._takes_part and not row.is_deleted,
            "delete": not row.is_deleted and (is_author or self._keeps_order(row)),
            "history": row.version > 1,
            "report": not is_author and not row.is_deleted,
        }
        if not any(may.values()):
            return ""
        key = ("comment menu", *may.values(), self._language)
        pieces = cache.get(key, lambda: _part("menu", base=slot("base"), may=may))
        return fill(pieces, {"base": lambda _: f"/comments/{row.id}"})

    def _unlink(self, argument: str) -> str:
        row = self._rows[int(argument)]
        is_mine = row.author_id == self._person.pk and self._takes_part
        return unlink_button(f"/comments/{row.id}") if is_mine else ""

    def _reply(self, argument: str) -> str:
        row = self._rows[int(argument)]
        if not self._takes_part or row.parent_id is not None or row.is_deleted:
            return ""
        key = ("reply", self._person.pk, self._person.version, self._language)
        about = {name: slot(name) for name in ("url", "to", "comment")}
        pieces = cache.get(key, lambda: _part("reply", person=self._person, **about))
        fillers: Mapping[str, SlotFiller] = {
            "url": lambda _: f"/entries/{row.entry_id}/comments",
            "to": lambda _: escape(row.author_name),
            "comment": lambda _: str(row.id),
        }
        return fill(pieces, fillers)

    def _keeps_order(self, row: CommentRow) -> bool:
        if self._is_for_all:
            return self._person.is_administrator
        return row.role is not None and MemberRole(row.role).keeps_order


def cuts_of(rows: Sequence[CommentRow]) -> dict[int, Cut]:
    """Give the cached HTML of comments, cut at its slots; what is missing is read and rendered at once."""
    language = get_language()
    keys = {row.id: ("comment", *_versions(row), language) for row in rows}
    missing = [number for number, key in keys.items() if cache.peek(key) is None]
    found = Comment.objects.filter(pk__in=missing).with_people() if missing else ()
    links = links_of_comments(missing) if missing else {}
    fresh = {each.pk: _render(each, _files_of(each), links.get(each.pk, ())) for each in found}
    return {number: cache.get(key, lambda number=number: fresh[number]) for number, key in keys.items()}  # type: ignore[misc]  # mypy misses the default


def keep_cut(comment: Comment, files: Sequence[StoredFile]) -> None:
    """Render a comment that was just written, of what is in hand, before it is shown; its link comes later."""
    versions = (comment.pk, comment.version, comment.author.version, comment.is_deleted, None)
    cache.get(("comment", *versions, get_language()), lambda: _render(comment, files, ()))


def _files_of(comment: Comment) -> Sequence[StoredFile]:
    return [hung.file for hung in comment.attachments.all()]


def _render(comment: Comment, files: Sequence[StoredFile], links: Sequence[Link]) -> str:
    shown = {
        "id": comment.pk,
        "author": comment.author,
        "html": comment.html,
        "moment": slot("time", comment.created_at.isoformat()),
        "edited": comment.is_edited,
        "is_deleted": comment.is_deleted,
        "attachments": shown_files(files),
        "preview": shown_preview(links),
        "unlink": slot("unlink", comment.pk),
    }
    return str(get_template("conversation/_comment.html").render({"shown": shown}))


def _versions(row: CommentRow) -> tuple[object, ...]:
    return (row.id, row.version, row.author_version, row.is_deleted, row.preview)


def _part(name: str, **context: object) -> str:
    return str(get_template(f"conversation/_comment_{name}.html").render({"part": context}))
