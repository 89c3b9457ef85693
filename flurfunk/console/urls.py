"""Addresses of the console."""

from django.urls import path

from flurfunk.console.views import (
    announcements,
    audit,
    branding,
    health,
    jobs,
    mail,
    overview,
    people,
    people_lists,
    spaces,
)

urlpatterns = [
    path("console", overview.page, name="console"),
    path("console/styleguide", overview.guide, name="styleguide"),
    path("console/branding", branding.page, name="console_branding"),
    path("console/people", people.collection, name="console_people"),
    path("console/people/lists", people_lists.collection, name="console_people_lists"),
    path("console/people/lists/<int:list_id>", people_lists.one, name="console_people_list"),
    path(
        "console/people/lists/<int:list_id>/progress",
        people_lists.progress,
        name="console_people_list_progress",
    ),
    path(
        "console/people/lists/<int:list_id>/reading", people_lists.reading, name="console_people_list_reading"
    ),
    path("console/people/<str:handle>/deactivation", people.deactivation, name="console_deactivation"),
    path("console/people/<str:handle>/role", people.role, name="console_role"),
    path("console/spaces", spaces.collection, name="console_spaces"),
    path("console/spaces/secret-successions", spaces.secret_successions, name="console_secret_successions"),
    path("console/spaces/<str:slug>/archiving", spaces.archiving, name="console_space_archiving"),
    path("console/spaces/<str:slug>/succession", spaces.succession, name="console_space_succession"),
    path("console/announcement", announcements.page, name="console_announcement"),
    path("console/audit", audit.collection, name="console_audit"),
    path("console/audit.csv", audit.table, name="console_audit_table"),
    path("console/jobs", jobs.collection, name="console_jobs"),
    path("console/jobs/<int:job_id>/retry", jobs.retrying, name="console_job_retry"),
    path("console/jobs/<int:job_id>/discarding", jobs.discarding, name="console_job_discarding"),
    path("console/mail", mail.collection, name="console_mail"),
    path("console/mail/<int:mail_id>/reading", mail.reading, name="console_mail_reading"),
    path("console/health", health.page, name="console_health"),
    path("console/health/mail", health.trial, name="console_mail_trial"),
]
