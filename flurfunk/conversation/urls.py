"""Addresses of what people say under entries."""

from django.urls import path

from flurfunk.conversation.views import bookmarks, cards, comments, composing, previews, reactions, watches

urlpatterns = [
    path("composer/tools", composing.tools, name="composer_tools"),
    path("preview", composing.preview, name="preview"),
    path("completions", composing.completions, name="completions"),
    path("entries/<int:entry_id>/card", cards.card, name="card"),
    path("entries/<int:entry_id>/comments", comments.collection, name="comments"),
    path("entries/<int:entry_id>/reactions", reactions.on_entry, name="entry_reactions"),
    path("entries/<int:entry_id>/bookmark", bookmarks.bookmarking, name="entry_bookmark"),
    path("entries/<int:entry_id>/preview-removal", previews.on_entry, name="entry_preview_removal"),
    path("entries/<int:entry_id>/watch", watches.watching, name="entry_watch"),
    path("entries/<int:entry_id>/mute", watches.muting, name="entry_mute"),
    path("comments/<int:comment_id>", comments.one, name="comment"),
    path("comments/<int:comment_id>/edit", comments.editing, name="comment_edit"),
    path("comments/<int:comment_id>/history", comments.history, name="comment_history"),
    path("comments/<int:comment_id>/deletion", comments.deletion, name="comment_deletion"),
    path("comments/<int:comment_id>/reactions", reactions.on_comment, name="comment_reactions"),
    path("comments/<int:comment_id>/preview-removal", previews.on_comment, name="comment_preview_removal"),
    path("links/<int:link_id>/picture", previews.picture, name="link_picture"),
]
