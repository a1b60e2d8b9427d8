"""Django app of privacy."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the tables of privacy."""

    name = "anxin.foundation.privacy"
    label = "privacy"
