"""Addresses of spaces; the page with the feed of one is put together in `web`."""

from django.urls import path

from flurfunk.spaces.views import directory, invitations, making, members, memberships, requests, settings

urlpatterns = [
    path("spaces", making.collection, name="spaces"),
    path("spaces/new", making.new, name="new_space"),
    path("spaces/<str:slug>/about", directory.about, name="space_about"),
    path("spaces/<str:slug>/members", members.collection, name="space_members"),
    path("spaces/<str:slug>/members/<int:membership_id>", members.member, name="space_member"),
    path("spaces/<str:slug>/membership", memberships.membership, name="space_membership"),
    path("spaces/<str:slug>/mute", memberships.muting, name="space_mute"),
    path("spaces/<str:slug>/watch", memberships.watching, name="space_watch"),
    path("spaces/<str:slug>/requests", requests.collection, name="space_requests"),
    path("spaces/<str:slug>/requests/count", requests.count, name="space_asking"),
    path("spaces/<str:slug>/requests/<int:request_id>", requests.request, name="space_request"),
    path("spaces/<str:slug>/invitations", invitations.collection, name="space_invitations"),
    path("spaces/<str:slug>/settings", settings.editing, name="space_settings"),
    path("spaces/<str:slug>/picture", settings.picture, name="space_picture"),
    path("spaces/<str:slug>/archiving", settings.archiving, name="space_archiving"),
]
