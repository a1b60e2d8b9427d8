"""Django app of the cases area."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the tables of cases."""

    name = "anxin.domain.cases"
    label = "cases"
