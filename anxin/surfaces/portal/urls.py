"""Addresses all customers' pages share."""

from django.urls import path

from anxin.surfaces.portal import views

PREFIX = ""
urlpatterns = [
    path("kept/<slug:code>", views.kept, name="kept"),
    path("advice", views.safety, name="safety"),
]
