"""Django app of the conversations area."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the tables of conversations."""

    name = "anxin.domain.conversations"
    label = "conversations"
