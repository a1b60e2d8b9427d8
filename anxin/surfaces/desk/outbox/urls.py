"""Addresses of the outbox."""

from django.urls import path

from anxin.surfaces.desk.outbox import views

PREFIX = "desk/outbox/"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:pk>/", views.message, name="message"),
    path("<int:pk>/resend/", views.resend, name="resend"),
    path("<int:pk>/cancel/", views.cancel, name="cancel"),
    path("<int:pk>/lift/<int:suppression>/", views.lift, name="lift"),
]
