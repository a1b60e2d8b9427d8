"""Addresses of the demo data's page."""

from django.urls import path

from anxin.surfaces.desk.demo_data import views

PREFIX = "desk/demo-data/"
urlpatterns = [path("", views.index, name="index")]
