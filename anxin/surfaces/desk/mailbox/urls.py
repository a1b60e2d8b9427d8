"""Addresses of the demo's mailbox."""

from django.urls import path

from anxin.surfaces.desk.mailbox import views

PREFIX = "desk/mailbox/"
urlpatterns = [
    path("", views.index, name="index"),
    path("<str:name>/", views.mail, name="mail"),
    path("<str:name>/html/", views.html, name="html"),
    path("<str:name>/<int:number>/", views.attachment, name="attachment"),
]
