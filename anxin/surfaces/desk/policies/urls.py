"""Addresses of policies."""

from django.urls import path

from anxin.surfaces.desk.policies import views

PREFIX = "desk/policies/"
urlpatterns = [
    path("", views.index, name="index"),
    path("new", views.new, name="new"),
    path("<slug:code>", views.policy, name="policy"),
    path("<slug:code>/draft", views.draft, name="draft"),
    path("<slug:code>/previews/<int:preview_id>", views.preview, name="preview"),
    path("<slug:code>/versions", views.publication, name="publication"),
    path("<slug:code>/versions/<int:number>", views.version, name="version"),
    path("<slug:code>/versions/<int:number>/restoration", views.restoration, name="restoration"),
]
