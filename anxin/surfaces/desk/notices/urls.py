"""Addresses of notices."""

from django.urls import path

from anxin.surfaces.desk.notices import views

PREFIX = "desk/notices/"
urlpatterns = [
    path("", views.index, name="index"),
    path("read", views.read, name="read"),
    path("bell", views.bell, name="bell"),
    path("urgent", views.urgent, name="urgent"),
]
