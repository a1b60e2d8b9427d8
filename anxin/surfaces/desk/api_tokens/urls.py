"""Addresses of the tokens' pages."""

from django.urls import path

from anxin.surfaces.desk.api_tokens import views

PREFIX = "desk/api-tokens/"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:token_id>/revocation", views.revoke, name="revoke"),
]
