"""No table with words in it is forgotten when a person's data is handed out or erased."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps
from django.db import models

from anxin.foundation.privacy import registry

_WORDS = (models.TextField, models.CharField, models.JSONField, models.EmailField, models.GenericIPAddressField)


def forgotten(all_models: Iterable[type[models.Model]]) -> list[str]:
    """Models of ours that hold words, stand in no part and are not declared free."""
    known = {label for part in registry.parts() for label in part.models} | set(registry.free())
    return sorted(
        each._meta.label
        for each in all_models
        if each.__module__.startswith("anxin.") and _holds_words(each) and each._meta.label not in known
    )


def _holds_words(model: type[models.Model]) -> bool:
    return any(isinstance(field, _WORDS) and not field.choices for field in model._meta.concrete_fields)


def test_every_table_with_words_is_in_a_part_or_declared_free():
    assert forgotten(apps.get_models()) == []


def test_a_planted_table_is_found():
    class Planted(models.Model):
        """Holds a secret."""

        secret = models.TextField()

        class Meta:
            app_label = "cases"
            managed = False

    Planted.__module__ = "anxin.domain.cases.models.planted"
    try:
        assert forgotten([Planted]) == ["cases.Planted"]
    finally:
        del apps.all_models["cases"]["planted"]
        apps.clear_cache()


def test_what_is_declared_exists():
    labels = {each._meta.label for each in apps.get_models()}
    named = {label for part in registry.parts() for label in part.models} | set(registry.free())
    assert sorted(named - labels) == []
