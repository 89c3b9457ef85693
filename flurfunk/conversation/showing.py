"""Comments as a person sees them, a page at a time, with everything loaded beforehand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from markupsafe import Markup

from flurfunk.content import rules as content_rules
from flurfunk.content.files import shown_files
from flurfunk.content.finding import membership_in
from flurfunk.content.models import Entry
from flurfunk.conversation import rules
from flurfunk.conversation.card_parts import reaction_bar
from flurfunk.conversation.models import Comment, Reaction
from flurfunk.kit.paging import decode_key, encode_key
from flurfunk.people.models import Person
from flurfunk.spaces.models import Membership

PAGE = 50


@dataclass(frozen=True)
class Shown:
    """One comment as the templates read it."""

    id: int
    url: str
    entry_id: int
    author: Person
    html: str
    moment: datetime
    is_edited: bool
    is_deleted: bool
    attachments: list[dict[str, Any]]
    reactions: Markup
    may: Mapping[str, bool]
    replies: list["Shown"] = field(default_factory=list)
    is_open: bool = False

    @property
    def edited(self) -> bool:
        """What the comment's macro calls it."""
        return self.is_edited


@dataclass(frozen=True)
class Talk:
    """A page of the comments under an entry, and whether one may join in."""

    entry_id: int
    comments: list[Shown]
    older_url: str
    may_comment: bool
    typed: str = ""
    errors: Sequence[str] = ()


def show_talk(
    entry: Entry, person: Person, *, before: str | None = None, typed: str = "", errors: Sequence[str] = ()
) -> Talk:
    """Give the newest comments of an entry (or those before a key), oldest of them first, with their replies."""
    tops = Comment.objects.filter(entry=entry, parent=None).with_people()
    key = decode_key(before, length=1)
    if key and key[0].isdecimal():
        tops = tops.filter(pk__lt=int(key[0]))
    newest = list(tops.order_by("-pk")[: PAGE + 1])
    has_older = len(newest) > PAGE
    page = sorted(newest[:PAGE], key=lambda c: (c.created_at, c.pk))
    older_url = f"{entry.url}?before={encode_key([newest[PAGE - 1].pk])}#comments" if has_older else ""
    shown = show_comments(page, entry, person)
    return Talk(entry.pk, shown, older_url, content_rules.may_take_part(entry), typed, errors)


def show_comments(tops: Sequence[Comment], entry: Entry, person: Person) -> list[Shown]:
    """Show comments with their replies: three queries, however many there are."""
    replies = Comment.objects.filter(parent__in=tops).with_people().oldest()
    by_parent: dict[int, list[Comment]] = defaultdict(list)
    for reply in replies:
        by_parent[reply.parent_id or 0].append(reply)
    everything = [*tops, *replies]
    mine = _my_reactions([c.pk for c in everything], person)
    viewer = _Viewer(person, entry, membership_in(person, entry), mine)
    return [
        viewer.show(top, [viewer.show(r, []) for r in by_parent[top.pk] if not r.is_deleted])
        for top in tops
        if not top.is_deleted or any(not r.is_deleted for r in by_parent[top.pk])
    ]


def show_comment(comment: Comment, person: Person) -> Shown:
    """Show one comment, with its replies."""
    return show_comments([comment], comment.entry, person)[0]


@dataclass(frozen=True)
class _Viewer:
    person: Person
    entry: Entry
    membership: Membership | None
    mine: Mapping[int, list[str]]

    def show(self, comment: Comment, replies: list[Shown]) -> Shown:
        comment.entry = self.entry
        takes_part = content_rules.may_take_part(self.entry)
        may = {
            "change": not comment.is_deleted and rules.may_change(self.person, comment),
            "delete": not comment.is_deleted and rules.may_delete(self.person, comment, self.membership),
            "reply": takes_part and comment.parent_id is None and not comment.is_deleted,
        }
        bar = reaction_bar(
            f"comment_{comment.pk}",
            f"/comments/{comment.pk}/reactions",
            comment.reaction_counts,
            mine=self.mine.get(comment.pk, []),
            may_react=takes_part,
        )
        return Shown(
            id=comment.pk,
            url=comment.url,
            entry_id=self.entry.pk,
            author=comment.author,
            html="" if comment.is_deleted else comment.html,
            moment=comment.created_at,
            is_edited=comment.is_edited,
            is_deleted=comment.is_deleted,
            attachments=shown_files(a.file for a in comment.attachments.all()),
            reactions=Markup() if comment.is_deleted else bar,
            may=may,
            replies=replies,
        )


def _my_reactions(ids: Iterable[int], person: Person) -> Mapping[int, list[str]]:
    mine: dict[int, list[str]] = defaultdict(list)
    rows = Reaction.objects.filter(comment_id__in=list(ids), person=person).values_list("comment_id", "emoji")
    for comment_id, emoji in rows:
        mine[comment_id].append(emoji)
    return mine
