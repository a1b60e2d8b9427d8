"""Addresses of the outgoing texts; brand and language stand in the query."""

from django.urls import path

from anxin.surfaces.desk.texts import views

PREFIX = "desk/texts/"
urlpatterns = [
    path("", views.index, name="index"),
    path("<str:text_id>/", views.text, name="text"),
    path("<str:text_id>/reset/", views.reset, name="reset"),
]
