"""Addresses of the background work."""

from django.urls import path

from anxin.surfaces.desk.jobs import views

PREFIX = "desk/jobs/"
urlpatterns = [
    path("", views.index, name="index"),
    path("retry/", views.retry_all, name="retry_all"),
    path("<int:pk>/retry/", views.retry, name="retry"),
    path("<int:pk>/discard/", views.discard, name="discard"),
]
