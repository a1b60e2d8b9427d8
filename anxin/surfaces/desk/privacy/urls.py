"""Addresses of privacy."""

from django.urls import path

from anxin.surfaces.desk.privacy import views, views_holds

PREFIX = "desk/privacy/"
urlpatterns = [
    path("", views.index, name="index"),
    path("new", views.new, name="new"),
    path("<int:request_id>", views.page, name="request"),
    path("<int:request_id>/erasing", views.erase, name="erase"),
    path("<int:request_id>/withdrawal", views.withdraw, name="withdraw"),
    path("<int:request_id>/again", views.again, name="again"),
    path("<int:request_id>/file", views.file, name="file"),
    path("holds", views_holds.index, name="holds"),
    path("holds/new", views_holds.new, name="new_hold"),
    path("holds/<int:hold_id>/lifting", views_holds.lift, name="lift"),
]
