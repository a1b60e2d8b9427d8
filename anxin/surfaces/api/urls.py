"""Addresses of the API."""

from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt

from anxin.surfaces.api.service import mounted, nothing_here, service

PREFIX = "api/"
urlpatterns = [path("v1/", mounted(service)), re_path(r"^.*$", csrf_exempt(nothing_here), name="nothing_here")]
