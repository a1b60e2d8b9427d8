"""Django app of foundation.jobs."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the tables of foundation.jobs."""

    name = "anxin.foundation.jobs"
    label = "jobs"
