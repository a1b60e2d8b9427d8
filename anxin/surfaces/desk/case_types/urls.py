"""Addresses of case types."""

from django.urls import path

from anxin.surfaces.desk.case_types import views

PREFIX = "desk/settings/case-types/"
urlpatterns = [
    path("", views.index, name="index"),
    path("new", views.new, name="new"),
    path("<int:type_id>", views.edit, name="edit"),
    path("<int:type_id>/stages/new", views.stage, name="new_stage"),
    path("<int:type_id>/stages/<int:stage_id>", views.stage, name="stage"),
    path("<int:type_id>/stages/<int:stage_id>/deletion", views.stage_deletion, name="stage_deletion"),
]
