"""Addresses of the pages about programs; what programs themselves ask for stands in `addresses`."""

from django.urls import path

from flurfunk.api.views import docs, tokens

urlpatterns = [
    path("api/docs", docs.page, name="api_docs"),
    path("settings/tokens", tokens.collection, name="api_tokens"),
    path("settings/tokens/<int:token_id>", tokens.one, name="api_token"),
]
