"""Addresses of the own profile."""

from django.urls import path

from anxin.surfaces.desk.profile import quiet, views

PREFIX = "desk/profile/"
urlpatterns = [
    path("", views.index, name="index"),
    path("security/", views.security, name="security"),
    path("quiet-hours/", quiet.hours, name="quiet"),
]
