"""Addresses of mail health."""

from django.urls import path

from anxin.surfaces.desk.mail_health import views

PREFIX = "desk/settings/mail/health"
urlpatterns = [
    path("", views.index, name="index"),
    path("/returned", views.returned, name="returned"),
    path("/held-back", views.held_back, name="held_back"),
    path("/held-back/<int:suppression_id>/end", views.lift, name="lift"),
    path("/<int:inbound_id>", views.mail, name="mail"),
    path("/<int:inbound_id>/source", views.source, name="source"),
    path("/<int:inbound_id>/case", views.case, name="case"),
    path("/<int:inbound_id>/retry", views.retry, name="retry"),
]
