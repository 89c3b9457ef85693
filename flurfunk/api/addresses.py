"""The addresses programs ask; found by the door, not by the pages' list."""

from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

from flurfunk.api.document import show_document
from flurfunk.api.programs import operations

# The last one is the framework's own page at the root.
_OPERATIONS: list[URLPattern | URLResolver] = operations.urls[0][:-1]

urlpatterns = [
    path("api/openapi.json", show_document, name="openapi"),
    path("api/v1/", (_OPERATIONS, "programs", "programs")),
]
