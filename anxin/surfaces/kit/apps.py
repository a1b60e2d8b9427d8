"""The kit as a Django app: its templates, tags and components."""

from django.apps import AppConfig


class Config(AppConfig):
    """Kit: what all pages share."""

    name = "anxin.surfaces.kit"
    label = "kit"
