"""Django app of the transfer engine."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the tables of transfer."""

    name = "anxin.foundation.transfer"
    label = "transfer"
