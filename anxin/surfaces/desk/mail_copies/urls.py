"""Addresses of mails behind messages."""

from django.urls import path

from anxin.surfaces.desk.mail_copies import views

PREFIX = "desk/mails/"
urlpatterns = [
    path("<int:message_id>", views.mail, name="mail"),
    path("<int:message_id>/html", views.html, name="html"),
    path("<int:message_id>/source", views.source, name="source"),
    path("participants/<int:participant_id>/removal", views.removal, name="removal"),
]
