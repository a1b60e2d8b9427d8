"""Django app of the purchases area."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the tables of purchases."""

    name = "anxin.domain.purchases"
    label = "purchases"
