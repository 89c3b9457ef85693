"""Addresses of notifications."""

from django.urls import path

from flurfunk.notifications.views import bell, choices, devices, stopping

urlpatterns = [
    path("notifications", bell.page, name="notifications"),
    path("notifications/reading", bell.reading_all, name="notifications_read"),
    path("notifications/<int:notification_id>/reading", bell.reading, name="notification_read"),
    path("notifications/<int:notification_id>/mute", bell.muting, name="notification_mute"),
    path("bell", bell.badge, name="bell"),
    path("settings/notifications", choices.page, name="notification_settings"),
    path("settings/notifications/devices", devices.page, name="devices"),
    path("settings/notifications/trial-letter", devices.trial_letter, name="trial_letter"),
    path("settings/notifications/trial-message", devices.trial_push, name="trial_push"),
    path("sw.js", devices.worker, name="service_worker"),
    path("letters/<str:signed>/stop", stopping.page, name="letter_stop"),
]
