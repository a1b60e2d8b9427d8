"""Addresses of the organisation's settings."""

from django.urls import path

from anxin.surfaces.desk.organisation import views

PREFIX = "desk/organisation/"
urlpatterns = [
    path("", views.index, name="index"),
    path("brands/new/", views.brand, name="new_brand"),
    path("brands/<int:pk>/", views.brand, name="brand"),
    path("regions/new/", views.region, name="new_region"),
    path("regions/<int:pk>/", views.region, name="region"),
    path("outlets/new/", views.outlet, name="new_outlet"),
    path("outlets/<int:pk>/", views.outlet, name="outlet"),
    path("teams/new/", views.team, name="new_team"),
    path("teams/<int:pk>/", views.team, name="team"),
]
