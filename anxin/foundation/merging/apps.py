"""Django app of foundation.merging."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the tables of foundation.merging."""

    name = "anxin.foundation.merging"
    label = "merging"
