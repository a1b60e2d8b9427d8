"""Addresses of the terms."""

from django.urls import path

from anxin.surfaces.portal.terms import views

PREFIX = ""
urlpatterns = [
    path("b/<slug:code>/terms", views.index, name="index"),
    path("b/<slug:code>/terms/<slug:line>", views.line, name="line"),
]
