"""Addresses of people: my settings, photos and the company's look."""

from django.urls import path, re_path

from flurfunk.people.views import announcements, pictures, settings

urlpatterns = [
    path("settings", settings.profile, name="settings"),
    path("settings/photo", settings.photo, name="my_photo"),
    re_path(r"^photos/(?P<name>[0-9a-f]{32}(?:-s)?\.webp)$", pictures.photo, name="photo"),
    path("announcement", announcements.one, name="announcement"),
    path("announcement/dismissal", announcements.dismissal, name="announcement_dismissal"),
    path("logo", pictures.logo, name="logo"),
    path("branding.css", pictures.branding, name="branding"),
]
