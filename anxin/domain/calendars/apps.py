"""Django app of the calendars area."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the tables of calendars."""

    name = "anxin.domain.calendars"
    label = "calendars"
