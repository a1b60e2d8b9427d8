"""Addresses of health and metrics."""

from django.urls import path

from anxin.surfaces.inbound.health import views

urlpatterns = [path("health", views.health, name="health"), path("metrics", views.metrics, name="metrics")]
