"""Addresses of the help centre's home."""

from django.urls import path

from anxin.surfaces.portal.home import icons, views

PREFIX = ""
urlpatterns = [
    path("", views.start, name="start"),
    path("b/<slug:code>/", views.brand, name="brand"),
    path("b/<slug:code>/privacy", views.privacy, name="privacy"),
    path("b/<slug:code>/logo", icons.logo, name="logo"),
    path("b/<slug:code>/line/<slug:line>", icons.line_picture, name="line_picture"),
    path("b/<slug:code>/icon-<int:edge>.png", icons.icon, name="icon"),
    path("b/<slug:code>/manifest.webmanifest", icons.manifest, name="manifest"),
    path("robots.txt", views.robots, name="robots"),
]
