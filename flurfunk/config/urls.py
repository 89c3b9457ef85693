"""All addresses of the house."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

_APPS = ("accounts", "content", "conversation", "feed", "people", "spaces", "topics", "web", "console")

urlpatterns: list[URLPattern | URLResolver] = [
    *(path("", include(f"flurfunk.{app}.urls")) for app in _APPS if find_spec(f"flurfunk.{app}.urls")),
    *(path("", include(f"{app}.urls")) for app in settings.EXTENSIONS if find_spec(f"{app}.urls")),
]

handler500 = "flurfunk.web.views.errors.broken"
