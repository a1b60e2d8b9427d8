"""Addresses of the audit log."""

from django.urls import path

from anxin.surfaces.desk.audit import views

PREFIX = "desk/audit/"
urlpatterns = [
    path("", views.journal, name="index"),
    path("looks/", views.looks, name="looks"),
    path("export.csv", views.export_journal, name="export"),
    path("looks/export.csv", views.export_looks, name="export_looks"),
]
