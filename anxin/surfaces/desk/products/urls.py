"""Addresses of products."""

from django.urls import path

from anxin.surfaces.desk.products import views

PREFIX = "desk/settings/products/"
urlpatterns = [
    path("", views.index, name="index"),
    path("lines/new", views.line, name="new_line"),
    path("lines/<int:line_id>", views.line, name="line"),
    path("lines/<int:line_id>/models/new", views.model, name="new_model"),
    path("lines/<int:line_id>/models/<int:model_id>", views.model, name="model"),
    path("pictures/<int:file_id>", views.picture, name="picture"),
]
