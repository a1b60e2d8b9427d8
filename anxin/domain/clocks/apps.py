"""Django app of the clocks area."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the tables of clocks."""

    name = "anxin.domain.clocks"
    label = "clocks"
