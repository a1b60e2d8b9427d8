"""The portal as a Django app: its template tags."""

from django.apps import AppConfig


class Config(AppConfig):
    """Portal: customers' pages."""

    name = "anxin.surfaces.portal"
    label = "portal"
