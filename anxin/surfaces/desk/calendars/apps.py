"""The calendar pages as a Django app: for their template tags."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the template tags of the calendar pages."""

    name = "anxin.surfaces.desk.calendars"
    label = "desk_calendars"
