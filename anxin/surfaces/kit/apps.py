"""Django app of the kit: its template tags."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the kit's template tags and components."""

    name = "anxin.surfaces.kit"
    label = "kit"
