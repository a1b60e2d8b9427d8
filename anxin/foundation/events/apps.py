"""Django app of foundation.events."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the tables of foundation.events."""

    name = "anxin.foundation.events"
    label = "events"
