"""Address of the quiet hours of the house."""

from django.urls import path

from anxin.surfaces.desk.quiet_hours import views

PREFIX = "desk/quiet-hours/"
urlpatterns = [path("", views.index, name="index")]
