"""Django app of the accounts area."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the tables of accounts."""

    name = "anxin.domain.accounts"
    label = "accounts"
