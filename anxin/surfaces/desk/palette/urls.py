"""Addresses of search."""

from django.urls import path

from anxin.surfaces.desk.palette import views

PREFIX = "desk/"
urlpatterns = [path("palette", views.palette, name="palette"), path("search", views.search, name="search")]
