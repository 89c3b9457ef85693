"""Who may do what with comments. `membership` is the actor's own in the entry's space, or None."""

from flurfunk.content import rules as content_rules
from flurfunk.conversation.models import Comment
from flurfunk.people.models import Person
from flurfunk.spaces.models import Membership
from flurfunk.spaces.rules import keeps_order


def may_change(actor: Person, comment: Comment) -> bool:
    """The author, while the entry still takes comments."""
    return comment.author_id == actor.pk and content_rules.may_take_part(comment.entry)


def may_delete(actor: Person, comment: Comment, membership: Membership | None) -> bool:
    """The author, and those who keep order; for the whole company administrators."""
    if comment.author_id == actor.pk:
        return True
    if comment.entry.space_id is None:
        return actor.is_administrator
    return keeps_order(membership)
