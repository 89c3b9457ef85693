"""Addresses of the console."""

from django.urls import path

from flurfunk.console.views import audit, branding, health, jobs, overview, people

urlpatterns = [
    path("console", overview.page, name="console"),
    path("console/styleguide", overview.guide, name="styleguide"),
    path("console/branding", branding.page, name="console_branding"),
    path("console/people", people.collection, name="console_people"),
    path("console/people/<str:handle>/deactivation", people.deactivation, name="console_deactivation"),
    path("console/people/<str:handle>/role", people.role, name="console_role"),
    path("console/audit", audit.collection, name="console_audit"),
    path("console/audit.csv", audit.table, name="console_audit_table"),
    path("console/jobs", jobs.collection, name="console_jobs"),
    path("console/jobs/<int:job_id>/retry", jobs.retrying, name="console_job_retry"),
    path("console/jobs/<int:job_id>/discarding", jobs.discarding, name="console_job_discarding"),
    path("console/health", health.page, name="console_health"),
    path("console/health/mail", health.trial, name="console_mail_trial"),
]
