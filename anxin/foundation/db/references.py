"""Who points at a row: asked of the models themselves, so that an area added later is not forgotten."""

from __future__ import annotations

from collections.abc import Collection

from django.apps import apps
from django.db.models import ForeignKey, Model


def referring(model: type[Model], ids: Collection[int], *, without: Collection[str] = ()) -> dict[int, str]:
    """Which of `ids` are pointed at by some row: id → label of the pointing model. `without` names models ("customers.ContactPoint") that do not count."""
    found: dict[int, str] = {}
    for other in apps.get_models():
        if other._meta.label in without:
            continue
        for field in other._meta.concrete_fields:
            if isinstance(field, ForeignKey) and field.related_model is model:
                left = [id for id in ids if id not in found]
                rows = other._default_manager.filter(**{f"{field.attname}__in": left})
                used = rows.order_by().values_list(field.attname, flat=True).distinct()
                found.update(dict.fromkeys(used, other._meta.label))
    return found
