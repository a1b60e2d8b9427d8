"""Addresses of the own profile."""

from django.urls import path

from anxin.surfaces.desk.profile import views

PREFIX = "desk/profile/"
urlpatterns = [path("", views.index, name="index"), path("security/", views.security, name="security")]
