"""Nouns of conversation."""

from flurfunk.conversation.models.bookmark import Bookmark
from flurfunk.conversation.models.comment import Comment, CommentRevision
from flurfunk.conversation.models.comment_file import CommentAttachment, CommentOrigin
from flurfunk.conversation.models.link_preview import LinkPreview, PreviewRemoval
from flurfunk.conversation.models.mention import Mention
from flurfunk.conversation.models.reaction import EMOJI, Reaction
from flurfunk.conversation.models.watch import Mute, Watch

__all__ = [
    "EMOJI",
    "Bookmark",
    "Comment",
    "CommentAttachment",
    "CommentOrigin",
    "CommentRevision",
    "LinkPreview",
    "Mention",
    "Mute",
    "PreviewRemoval",
    "Reaction",
    "Watch",
]
