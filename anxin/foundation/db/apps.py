"""Django app of the database specifics."""

from django.apps import AppConfig


class Config(AppConfig):
    """Holds counters and vendor-specific migrations."""

    name = "anxin.foundation.db"
    label = "db"
