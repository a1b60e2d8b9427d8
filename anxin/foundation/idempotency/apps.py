"""Django app of foundation.idempotency."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the tables of foundation.idempotency."""

    name = "anxin.foundation.idempotency"
    label = "idempotency"
