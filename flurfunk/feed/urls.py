"""Addresses of the feed."""

from django.urls import path

from flurfunk.feed.views import beside, home, polls, posts, scheduled, shares

urlpatterns = [
    path("", home.page, name="home"),
    path("news", home.news, name="news"),
    path("beside", beside.column, name="beside"),
    path("posts/new", posts.collection, name="new_entry"),
    path("posts/<int:entry_id>", posts.one, name="post"),
    path("posts/<int:entry_id>/poll", polls.one, name="poll"),
    path("posts/<int:entry_id>/votes", polls.votes, name="poll_votes"),
    path("scheduled", scheduled.collection, name="scheduled_posts"),
    path("scheduled/<int:scheduled_id>", scheduled.one, name="scheduled_post"),
    path("scheduled/<int:scheduled_id>/edit", scheduled.editing, name="scheduled_post_edit"),
    path(
        "scheduled/<int:scheduled_id>/publication", scheduled.publication, name="scheduled_post_publication"
    ),
    path("entries/<int:entry_id>/share", shares.sharing, name="entry_share"),
    path("posts/<int:entry_id>/edit", posts.editing, name="post_edit"),
]
