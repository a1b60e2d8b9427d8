"""Addresses of a customer's case."""

from django.urls import path

from anxin.surfaces.portal.case_page import files, views

PREFIX = "c/<str:token>"
urlpatterns = [
    path("", views.page, name="page"),
    path("/received", views.received, name="received"),
    path("/reply", views.reply, name="reply"),
    path("/solved", views.solved, name="solved"),
    path("/not-solved", views.not_solved, name="not_solved"),
    path("/files/<slug:code>", files.content, name="file"),
    path("/files/<slug:code>/preview", files.preview, name="preview"),
]
