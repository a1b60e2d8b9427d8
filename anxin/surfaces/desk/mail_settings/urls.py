"""Addresses of the mail settings; account 0 is the one for all brands."""

from django.urls import path

from anxin.surfaces.desk.mail_settings import views, views_mailbox, views_signing

PREFIX = "desk/mail_settings/"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:brand>/", views.account, name="account"),
    path("<int:brand>/test/", views.test, name="test"),
    path("<int:brand>/delete/", views.delete, name="delete"),
    path("<int:brand>/signing/", views_signing.signing, name="signing"),
    path("<int:brand>/signing/key/", views_signing.key, name="signing_key"),
    path("mailboxes/new/", views_mailbox.new, name="new_mailbox"),
    path("mailboxes/<int:mailbox_id>/", views_mailbox.mailbox, name="mailbox"),
    path("mailboxes/<int:mailbox_id>/test/", views_mailbox.test, name="test_mailbox"),
    path("mailboxes/<int:mailbox_id>/delete/", views_mailbox.delete, name="delete_mailbox"),
]
