"""Adding and changing product lines and models."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import policies as accounts
from anxin.domain.catalog.events import ProductLineSaved, ProductModelSaved
from anxin.domain.catalog.models import ProductLine, ProductModel
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid, NotFound
from anxin.foundation.events.operations import record

LIFE = ("launched_date", "last_made_date", "end_of_sale_date", "end_of_support_date")
"""Days of a model's life on the market, in their order."""
TEXTS = ("descriptions", "safety_notes")


@transaction.atomic
def save_line(*, line_id: int | None, given: Mapping[str, Any], actor: Actor, at: datetime) -> ProductLine:
    """Add a line or change one. `given`: names, is_active, picture_id (None keeps the old), and for a new one brand_id and code.

    Raises Invalid(field), NotFound, Forbidden.
    """
    line = ProductLine() if line_id is None else ProductLine.objects.select_for_update().filter(pk=line_id).first()
    if line is None:
        raise NotFound
    if line_id is None:
        line.brand_id, line.code = given["brand_id"], given["code"]
        if ProductLine.objects.filter(brand_id=line.brand_id, code=line.code).exists():
            raise Invalid(_("There is one with this code already."), field="code")
        line.order = ProductLine.objects.filter(brand_id=line.brand_id).count()
    accounts.require(actor, "settings.cases", {"brand": line.brand_id})
    _fill(line, given)
    record(ProductLineSaved(line_id=line.pk), actor=actor, at=at)
    return line


@transaction.atomic
def save_model(*, model_id: int | None, given: Mapping[str, Any], actor: Actor, at: datetime) -> ProductModel:
    """Add a model or change one. `given`: line_id, number, names, is_active, picture_id (None keeps the old), and any of LIFE and TEXTS.

    Raises Invalid(field), NotFound, Forbidden.
    """
    found = ProductModel.objects.select_for_update().filter(pk=model_id).first()
    model = ProductModel() if model_id is None else found
    line = ProductLine.objects.filter(pk=given["line_id"]).first()
    if model is None or line is None:
        raise NotFound
    accounts.require(actor, "settings.cases", {"brand": line.brand_id})
    model.line, model.number = line, " ".join(str(given["number"]).split())
    if not model.number:
        raise Invalid(_("Please give the model number."), field="number")
    if ProductModel.objects.filter(line=line, number=model.number).exclude(pk=model_id).exists():
        raise Invalid(_("This line has a model with this number already."), field="number")
    if model_id is None:
        model.order = ProductModel.objects.filter(line=line).count()
    _fill_life(model, given)
    _fill(model, given)
    record(ProductModelSaved(model_id=model.pk), actor=actor, at=at)
    return model


def _fill_life(model: ProductModel, given: Mapping[str, Any]) -> None:
    for name in (*LIFE, *TEXTS):
        if name in given:
            setattr(model, name, given[name])
    days = [(name, getattr(model, name)) for name in LIFE if getattr(model, name)]
    for (_earlier, before), (later, after) in pairwise(days):
        if after < before:
            raise Invalid(_("This day lies before the one above it."), field=later)


def _fill(row: ProductLine | ProductModel, given: Mapping[str, Any]) -> None:
    if not any(given["names"].values()):
        raise Invalid(_("Please give it a name."), field="name_zh")
    row.names, row.is_active = dict(given["names"]), bool(given["is_active"])
    if given.get("picture_id"):
        row.picture_id = given["picture_id"]
    row.save()
