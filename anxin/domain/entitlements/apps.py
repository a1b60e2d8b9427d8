"""Django app of the entitlements area."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the tables of entitlements."""

    name = "anxin.domain.entitlements"
    label = "entitlements"
