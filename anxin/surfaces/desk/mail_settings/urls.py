"""Addresses of the mail settings; account 0 is the one for all brands."""

from django.urls import path

from anxin.surfaces.desk.mail_settings import views

PREFIX = "desk/mail_settings/"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:brand>/", views.account, name="account"),
    path("<int:brand>/test/", views.test, name="test"),
    path("<int:brand>/delete/", views.delete, name="delete"),
]
