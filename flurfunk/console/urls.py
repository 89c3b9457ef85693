"""Addresses of the console."""

from django.urls import path

from flurfunk.console.views import branding, overview, people

urlpatterns = [
    path("console", overview.page, name="console"),
    path("console/styleguide", overview.guide, name="styleguide"),
    path("console/branding", branding.page, name="console_branding"),
    path("console/people", people.collection, name="console_people"),
    path("console/people/<str:handle>/deactivation", people.deactivation, name="console_deactivation"),
    path("console/people/<str:handle>/role", people.role, name="console_role"),
]
