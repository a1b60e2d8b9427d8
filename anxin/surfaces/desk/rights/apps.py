"""The pages of entitlements as a Django app."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the pages of entitlements."""

    name = "anxin.surfaces.desk.rights"
    label = "desk_rights"
