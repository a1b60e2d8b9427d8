"""Addresses of the first run."""

from django.urls import path

from anxin.surfaces.setup import views

PREFIX = "setup/"
urlpatterns = [path("", views.house, name="house"), path("mail/", views.mail, name="mail")]
