"""Django app of the catalog area."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the tables of catalog."""

    name = "anxin.domain.catalog"
    label = "catalog"
