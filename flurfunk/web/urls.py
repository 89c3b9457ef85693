"""Addresses of the pages that are put together from several packages."""

from django.urls import path

from flurfunk.web.views import icon, people, person, search, space, topic

urlpatterns = [
    path("people", people.index, name="people"),
    path("people/<str:handle>", person.show, name="person"),
    path("people/<str:handle>/follow", person.following, name="person_follow"),
    path("spaces/<str:slug>", space.show, name="space"),
    path("spaces/<str:slug>/news", space.news, name="space_news"),
    path("topics/<str:slug>", topic.show, name="topic"),
    path("icon.svg", icon.show, name="icon"),
    path("favicon.ico", icon.show, name="favicon"),
    path("search", search.show, name="search"),
]
