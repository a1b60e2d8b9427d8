"""Django app of the workforce area."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the tables of workforce."""

    name = "anxin.domain.workforce"
    label = "workforce"
