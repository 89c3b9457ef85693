"""Addresses of entries of any kind, and of files."""

from django.urls import path

from flurfunk.content.views import drafts, entries, files, uploads

urlpatterns = [
    path("drafts", drafts.collection, name="drafts"),
    path("drafts/<path:place>", drafts.one, name="draft"),
    path("uploads", uploads.collection, name="uploads"),
    path("uploads/<uuid:upload_key>", uploads.one, name="upload"),
    path("entries/<int:entry_id>", entries.address, name="entry"),
    path("entries/<int:entry_id>/history", entries.history, name="entry_history"),
    path("entries/<int:entry_id>/deletion", entries.deletion, name="entry_deletion"),
    path("entries/<int:entry_id>/pin", entries.pinning, name="entry_pin"),
    path("previews/<int:file_id>", files.preview, name="file_preview"),
    path("files/<int:file_id>/<str:name>", files.file, name="file"),
]
