"""Addresses of the clocks of a case."""

from django.urls import path

from anxin.surfaces.desk.clocks import views

PREFIX = "desk/cases/"
urlpatterns = [
    path("<int:number>/due", views.due, name="due"),
    path("<int:number>/due/<int:renegotiation_id>", views.settlement, name="settlement"),
]
