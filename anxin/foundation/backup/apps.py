"""Django app of backups: brings the nightly job."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the nightly backup."""

    name = "anxin.foundation.backup"
    label = "backup"
