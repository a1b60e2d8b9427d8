"""Adding and changing spare parts, and services sold without goods."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import policies as accounts
from anxin.domain.catalog.events import PartSaved, ServiceProductSaved
from anxin.domain.catalog.models import Part, ProductModel, ServiceProduct
from anxin.foundation.actors import Actor
from anxin.foundation.db.spelling import spelling
from anxin.foundation.errors import Invalid, NotFound
from anxin.foundation.events.operations import record


@transaction.atomic
def save_part(*, part_id: int | None, given: Mapping[str, Any], actor: Actor, at: datetime) -> Part:
    """Add a part or change one. `given`: brand_id (new ones), number, names, price_amount, is_main_part, is_active, fits (model ids),
    substitutes (part ids), supersedes_id; lists not given stay.

    Raises Invalid(field), NotFound, Forbidden.
    """
    part = Part(brand_id=given["brand_id"]) if part_id is None else _locked(part_id)
    accounts.require(actor, "settings.cases", {"brand": part.brand_id})
    part.number = " ".join(str(given["number"]).split())
    key = spelling(part.number)
    if not key:
        raise Invalid(_("Please give the part number."), field="number")
    if Part.objects.filter(brand_id=part.brand_id, number_key=key).exclude(pk=part_id).exists():
        raise Invalid(_("There is a part with this number already."), field="number")
    part.names = _names(given["names"])
    part.price_amount = _price(given.get("price_amount"))
    part.is_main_part, part.is_active = bool(given.get("is_main_part")), bool(given.get("is_active", True))
    if "supersedes_id" in given:
        part.supersedes_id = _superseded(part, given["supersedes_id"])
    part.save()
    if "fits" in given:
        part.fits.set(ProductModel.objects.filter(pk__in=given["fits"], line__brand_id=part.brand_id))
    if "substitutes" in given:
        part.substitutes.set(
            Part.objects.filter(pk__in=given["substitutes"], brand_id=part.brand_id).exclude(pk=part.pk)
        )
    record(PartSaved(part_id=part.pk), actor=actor, at=at)
    return part


@transaction.atomic
def save_service(*, service_id: int | None, given: Mapping[str, Any], actor: Actor, at: datetime) -> ServiceProduct:
    """Add a service sold without goods or change one. `given`: brand_id and code (new ones), names, descriptions, price_amount, months, is_active.

    Raises Invalid(field), NotFound, Forbidden.
    """
    if service_id is None:
        service = ServiceProduct(brand_id=given["brand_id"], code=given["code"])
        if ServiceProduct.objects.filter(brand_id=service.brand_id, code=service.code).exists():
            raise Invalid(_("There is one with this code already."), field="code")
    else:
        found = ServiceProduct.objects.select_for_update().filter(pk=service_id).first()
        if found is None:
            raise NotFound
        service = found
    accounts.require(actor, "settings.cases", {"brand": service.brand_id})
    service.names = _names(given["names"])
    service.descriptions = {k: v for k, v in given.get("descriptions", service.descriptions).items() if v}
    service.price_amount = _price(given.get("price_amount"))
    service.months, service.is_active = given.get("months"), bool(given.get("is_active", True))
    service.save()
    record(ServiceProductSaved(service_id=service.pk), actor=actor, at=at)
    return service


def _locked(part_id: int) -> Part:
    part = Part.objects.select_for_update(of=("self",)).filter(pk=part_id).first()
    if part is None:
        raise NotFound
    return part


def _names(given: Mapping[str, str]) -> dict[str, str]:
    if not any(given.values()):
        raise Invalid(_("Please give it a name."), field="name_zh")
    return {language: text for language, text in given.items() if text}


def _price(given: Decimal | None) -> Decimal | None:
    if given is not None and given < 0:
        raise Invalid(_("A price cannot be below zero."), field="price_amount")
    return given


def _superseded(part: Part, older_id: int | None) -> int | None:
    """The older part, unless it (or one it replaced) is this very part: nothing replaces itself."""
    if older_id is None:
        return None
    seen: set[int] = set()
    older = Part.objects.filter(pk=older_id, brand_id=part.brand_id).first()
    if older is None:
        raise Invalid(_("There is no such part."), field="supersedes")
    step: Part | None = older
    while step is not None and step.pk not in seen:
        if step.pk == part.pk:
            raise Invalid(_("A part cannot take its own place."), field="supersedes")
        seen.add(step.pk)
        step = step.supersedes
    return older.pk
