"""Django app of the messaging area."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the tables of messaging."""

    name = "anxin.domain.messaging"
    label = "messaging"
