"""Django app of the search index."""

from django.apps import AppConfig


class Config(AppConfig):
    """Holds the documents and their full-text index."""

    name = "anxin.foundation.search"
    label = "search"
