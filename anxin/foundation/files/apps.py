"""Django app of foundation.files."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the tables of foundation.files."""

    name = "anxin.foundation.files"
    label = "files"
