"""Addresses of purchases."""

from django.urls import path

from anxin.surfaces.desk.purchases import views

PREFIX = "desk/purchases/"
urlpatterns = [
    path("", views.index, name="index"),
    path("new", views.new, name="new"),
    path("<int:purchase_id>", views.purchase, name="purchase"),
]
