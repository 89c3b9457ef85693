"""Addresses of lunch."""

from django.urls import path

from flurfunk_lunch import views

urlpatterns = [
    path("lunches/new", views.collection, name="new_lunch"),
    path("lunches/<int:entry_id>", views.show, name="lunch"),
]
