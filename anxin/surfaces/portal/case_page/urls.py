"""Addresses of a customer's case."""

from django.urls import path

from anxin.surfaces.portal.case_page import files, views

PREFIX = "c/"
urlpatterns = [
    path("<str:token>", views.page, name="page"),
    path("<str:token>/received", views.received, name="received"),
    path("<str:token>/reply", views.reply, name="reply"),
    path("<str:token>/solved", views.solved, name="solved"),
    path("<str:token>/not-solved", views.not_solved, name="not_solved"),
    path("<str:token>/files/<slug:code>", files.content, name="file"),
    path("<str:token>/files/<slug:code>/preview", files.preview, name="preview"),
]
