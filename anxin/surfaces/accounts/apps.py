"""Log-in pages as a Django app: for their template tags."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the template tags of log-in pages."""

    name = "anxin.surfaces.accounts"
    label = "log_in"
