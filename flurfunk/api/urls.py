"""Addresses of the pages about programs; what programs themselves ask for stands in `addresses`."""

from django.urls import path

from flurfunk.api.views import docs, tokens, webhooks

urlpatterns = [
    path("api/docs", docs.page, name="api_docs"),
    path("settings/tokens", tokens.collection, name="api_tokens"),
    path("settings/tokens/<int:token_id>", tokens.one, name="api_token"),
    path("console/webhooks", webhooks.collection, name="webhooks"),
    path("console/webhooks/<int:webhook_id>", webhooks.one, name="webhook"),
    path("console/webhooks/<int:webhook_id>/activity", webhooks.activity, name="webhook_activity"),
    path(
        "console/webhooks/<int:webhook_id>/dispatches/<int:dispatch_id>/replay",
        webhooks.replay,
        name="webhook_replay",
    ),
]
