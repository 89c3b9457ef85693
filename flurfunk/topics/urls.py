"""Addresses of topics; the page with the entries of one is put together in `web`."""

from django.urls import path

from flurfunk.topics.views import following, knowing, listing, tending

urlpatterns = [
    path("topics", listing.page, name="topics"),
    path("topics/<str:slug>/edit", tending.page, name="topic_edit"),
    path("topics/<str:slug>/merging", tending.merging, name="topic_merging"),
    path("topics/<str:slug>/follow", following.following, name="topic_follow"),
    path("settings/topics", knowing.editing, name="known_topics"),
]
