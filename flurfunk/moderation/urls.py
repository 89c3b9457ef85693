"""Addresses of reports and hidden things."""

from django.urls import path

from flurfunk.moderation.views import hidings, reporting, reports, space_reports

urlpatterns = [
    path("entries/<int:entry_id>/report", reporting.of_entry, name="entry_report"),
    path("comments/<int:comment_id>/report", reporting.of_comment, name="comment_report"),
    path("people/<str:handle>/report", reporting.of_person, name="person_report"),
    path("reports", reports.collection, name="reports"),
    path("reports/<int:report_id>", reports.one, name="report"),
    path("reports/<int:report_id>/answer", reports.answering, name="report_answer"),
    path("reports/<int:report_id>/hiding", reports.hiding, name="report_hiding"),
    path("spaces/<str:slug>/reports", space_reports.collection, name="space_reports"),
    path("spaces/<str:slug>/reports/count", space_reports.count, name="space_reported"),
    path("hidings/<int:hiding_id>", hidings.one, name="hiding"),
    path("hidings/<int:hiding_id>/appeal", hidings.appealing, name="hiding_appeal"),
    path("hidings/<int:hiding_id>/refusal", hidings.refusal, name="hiding_refusal"),
]
