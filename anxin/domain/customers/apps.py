"""Django app of the customers area."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the tables of customers."""

    name = "anxin.domain.customers"
    label = "customers"
