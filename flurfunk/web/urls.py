"""Addresses of the pages that are put together from several packages."""

from django.urls import path

from flurfunk.web.views import (
    app,
    bookmarks,
    glimpse,
    icon,
    offline,
    palette,
    people,
    person,
    search,
    space,
    thanks,
    topic,
)

urlpatterns = [
    path("people", people.page, name="people"),
    path("people/<str:handle>", person.page, name="person"),
    path("people/<str:handle>/glimpse", glimpse.person, name="person_glimpse"),
    path("people/<str:handle>/thanks", thanks.page, name="person_thanks"),
    path("people/<str:handle>/follow", person.following, name="person_follow"),
    path("spaces/<str:slug>", space.page, name="space"),
    path("spaces/<str:slug>/glimpse", glimpse.space, name="space_glimpse"),
    path("spaces/<str:slug>/news", space.news, name="space_news"),
    path("topics/<str:slug>", topic.page, name="topic"),
    path("topics/<str:slug>/glimpse", glimpse.topic, name="topic_glimpse"),
    path("bookmarks", bookmarks.page, name="bookmarks"),
    path("manifest.webmanifest", app.manifest, name="manifest"),
    path("icon-<int:size>.png", app.icon, name="app_icon"),
    path("icon.svg", icon.icon, name="icon"),
    path("favicon.ico", icon.icon, name="favicon"),
    path("search", search.page, name="search"),
    path("offline", offline.page, name="offline"),
    path("palette", palette.palette, name="palette"),
    path("palette/found", palette.found, name="palette_found"),
]
