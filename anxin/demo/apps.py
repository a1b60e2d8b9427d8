"""Django app of the demo data: the note of what was loaded."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the tables of the demo."""

    name = "anxin.demo"
    label = "demo"
