"""Addresses of asking for help."""

from django.urls import path

from anxin.surfaces.portal.ask import views

PREFIX = "b/<slug:code>/ask/"
urlpatterns = [path("", views.form, name="form")]
