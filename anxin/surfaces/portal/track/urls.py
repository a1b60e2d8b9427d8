"""Addresses of finding a case again."""

from django.urls import path

from anxin.surfaces.portal.track import views

PREFIX = ""
urlpatterns = [path("track", views.find, name="find"), path("b/<slug:code>/track", views.find, name="find_of_brand")]
