"""Addresses of a unit's page."""

from django.urls import path

from anxin.surfaces.portal.unit_page import claims, files, views

PREFIX = "u/"
urlpatterns = [
    path("<slug:code>", views.page, name="page"),
    path("<slug:code>/picture", files.picture, name="picture"),
    path("<slug:code>/documents/<int:document_id>", files.document, name="document"),
    path("<slug:code>/claim", claims.form, name="claim"),
    path("<slug:code>/claims/<slug:token>", claims.status, name="claim_status"),
    path("<slug:code>/mine/<slug:token>", views.mine, name="mine"),
]
