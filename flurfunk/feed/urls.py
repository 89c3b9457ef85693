"""Addresses of the feed."""

from django.urls import path

from flurfunk.feed.views import beside, home, polls, posts

urlpatterns = [
    path("", home.page, name="home"),
    path("news", home.news, name="news"),
    path("beside", beside.column, name="beside"),
    path("posts/new", posts.collection, name="new_entry"),
    path("posts/<int:entry_id>", posts.one, name="post"),
    path("posts/<int:entry_id>/poll", polls.one, name="poll"),
    path("posts/<int:entry_id>/votes", polls.votes, name="poll_votes"),
    path("posts/<int:entry_id>/edit", posts.editing, name="post_edit"),
]
