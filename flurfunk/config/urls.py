"""All addresses of the house."""

from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver

_APPS = (
    "accounts",
    "content",
    "conversation",
    "feed",
    "people",
    "spaces",
    "topics",
    "notifications",
    "moderation",
    "web",
    "console",
    "api",
)

# One flat list: Django takes three times as long to find a page in lists that lie inside one another.
urlpatterns: list[URLPattern | URLResolver] = [
    pattern
    for package in (*(f"flurfunk.{app}" for app in _APPS), *settings.EXTENSIONS)
    if find_spec(f"{package}.urls")
    for pattern in import_module(f"{package}.urls").urlpatterns
]

handler500 = "flurfunk.web.views.errors.broken"
