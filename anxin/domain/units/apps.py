"""Django app of the units area."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the tables of units."""

    name = "anxin.domain.units"
    label = "units"
