"""Addresses of duty."""

from django.urls import path

from anxin.surfaces.desk.duty import views

PREFIX = "desk/duty/"
urlpatterns = [path("", views.index, name="index"), path("mine", views.mine, name="mine")]
