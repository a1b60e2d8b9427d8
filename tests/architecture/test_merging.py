"""Nothing is forgotten when two files are merged."""

import pytest
from django.apps import apps

from anxin.foundation.merging.registry import followers

MERGED = [("customer", "customers.Customer"), ("unit", "units.Unit")]


@pytest.mark.parametrize(("kind", "label"), MERGED)
def test_every_column_that_points_at_a_mergeable_file_is_registered(kind, label):
    if not apps.is_installed(f"anxin.domain.{label.split('.')[0]}"):
        pytest.skip(f"{label} is not part of this installation")
    known = {(each.model, each.field) for each in followers(kind)}
    target = apps.get_model(label)
    pointing = {
        (model._meta.label, field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.related_model is target
    }
    assert pointing - known == set()
