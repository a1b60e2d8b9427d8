"""Reads of the catalog."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch, Q, QuerySet

from anxin.domain.accounts.queries import brands
from anxin.domain.catalog.models import Document, Firmware, Part, ProductLine, ProductModel, ServiceProduct
from anxin.foundation.actors import Actor
from anxin.foundation.db.spelling import spelling
from anxin.foundation.errors import NotFound


def lines(brand_id: int | None = None) -> QuerySet[ProductLine]:
    """Active lines (of one brand) with their active models and pictures."""
    models = ProductModel.objects.filter(is_active=True).select_related("picture")
    found = ProductLine.objects.filter(is_active=True).select_related("picture", "brand")
    found = found if brand_id is None else found.filter(brand_id=brand_id)
    return found.prefetch_related(Prefetch("models", queryset=models))


def find_model(model_id: int) -> ProductModel | None:
    """One active model with line, brand and picture, or None."""
    return ProductModel.objects.filter(pk=model_id, is_active=True).select_related("line__brand", "picture").first()


def numbers_of_models(ids: Iterable[int]) -> dict[int, str]:
    """Model numbers by id, also of models no longer sold."""
    return dict(ProductModel.objects.filter(pk__in=set(ids)).values_list("pk", "number"))


def every_line() -> QuerySet[ProductLine]:
    """All lines of all brands with all their models, also those no longer sold: for settings."""
    models = ProductModel.objects.select_related("picture")
    return (
        ProductLine.objects.select_related("picture", "brand")
        .prefetch_related(Prefetch("models", queryset=models))
        .order_by("brand__order", "brand_id", "order", "id")
    )


def brand_of_model(model_id: int) -> int | None:
    """The brand of a model, sold or not; None when there is no such model."""
    return ProductModel.objects.filter(pk=model_id).values_list("line__brand_id", flat=True).first()


def models_like(typed: str, *, brand_ids: Iterable[int] | None = None, limit: int = 20) -> list[ProductModel]:
    """Models whose number holds what was typed, in any spelling; sold or not, exact ones first."""
    key = spelling(typed)
    if not key:
        return []
    rows = ProductModel.objects.filter(number_key__contains=key).select_related("line")
    if brand_ids is not None:
        rows = rows.filter(line__brand_id__in=list(brand_ids))
    return sorted(rows.order_by("number_key")[: limit * 5], key=lambda row: (row.number_key != key, row.number))[:limit]


def models_named(typed: str, *, brand_ids: Iterable[int]) -> QuerySet[ProductModel]:
    """Models of these brands whose number (in any spelling) or name holds what was typed; all without words. Page by `line_id`, `number`, `id`."""
    rows = ProductModel.objects.filter(line__brand_id__in=list(brand_ids)).select_related("line__brand", "picture")
    if not typed.strip():
        return rows
    key = spelling(typed)
    by_name = Q(**{"names__zh-hans__icontains": typed.strip()}) | Q(names__en__icontains=typed.strip())
    return rows.filter((Q(number_key__contains=key) | by_name) if key else by_name)


def get_model(model_id: int) -> ProductModel:
    """One model with line and brand, sold or not. Raises NotFound."""
    found = ProductModel.objects.select_related("line__brand", "picture").filter(pk=model_id).first()
    if found is None:
        raise NotFound
    return found


def every_model(brand_ids: Iterable[int]) -> QuerySet[ProductModel]:
    """All models of these brands with their lines, sold or not, in the order of the catalogue."""
    rows = ProductModel.objects.filter(line__brand_id__in=list(brand_ids)).select_related("line__brand")
    return rows.order_by("line__brand__order", "line__order", "line_id", "order", "id")


def documents(model_id: int, *, is_public: bool = False) -> QuerySet[Document]:
    """What belongs to a model to read and watch (only what customers may see)."""
    rows = Document.objects.filter(model_id=model_id).select_related("file")
    return rows.filter(is_public=True) if is_public else rows


def documents_for_reader(model_id: int, language: str) -> list[Document]:
    """The public documents of a model in the reader's language; of a kind that has none in it, those of the nearest one."""
    found: dict[str, list[Document]] = {}
    for each in documents(model_id, is_public=True):
        found.setdefault(each.kind, []).append(each)
    return [each for rows in found.values() for each in _nearest(rows, language)]


def _nearest(rows: list[Document], language: str) -> list[Document]:
    order = (language, "zh-hans", "zh-hant", "en") if language.startswith("zh") else (language, "en", "zh-hans")
    known = {row.language for row in rows}
    wanted = next((each for each in order if each in known), rows[0].language)
    return [row for row in rows if row.language == wanted]


def releases(model_id: int) -> QuerySet[Firmware]:
    """The software versions of a model, newest first, withdrawn ones too."""
    return Firmware.objects.filter(model_id=model_id).select_related("requires")


def parts(actor: Actor, typed: str = "", *, model_id: int | None = None) -> QuerySet[Part]:
    """The spare parts of the brands the actor sees, by number; those whose number or name holds what was typed."""
    rows = Part.objects.filter(brand__in=brands(actor, "catalog.view")).select_related("brand", "supersedes")
    if model_id is not None:
        rows = rows.filter(fits=model_id)
    if typed.strip():
        key = spelling(typed)
        by_name = Q(**{"names__zh-hans__icontains": typed.strip()}) | Q(names__en__icontains=typed.strip())
        rows = rows.filter((Q(number_key__contains=key) | by_name) if key else by_name)
    return rows


def get_part(actor: Actor, part_id: int) -> Part:
    """One part with what it fits and what stands in for it. Raises NotFound."""
    rows = parts(actor).prefetch_related("fits__line", "substitutes", "superseded_by")
    found = rows.filter(pk=part_id).first()
    if found is None:
        raise NotFound
    return found


def services(brand_ids: Iterable[int]) -> QuerySet[ServiceProduct]:
    """The services these brands sell without goods."""
    return ServiceProduct.objects.filter(brand_id__in=list(brand_ids)).select_related("brand")


def find_part(brand_id: int, number: str) -> Part | None:
    """The part of a brand with that number in any spelling."""
    key = spelling(number)
    return Part.objects.filter(brand_id=brand_id, number_key=key).first() if key else None


def find_model_by_number(brand_id: int, number: str) -> ProductModel | None:
    """The model of a brand with that number in any spelling, sold or not."""
    key = spelling(number)
    rows = ProductModel.objects.filter(line__brand_id=brand_id, number_key=key).select_related("line")
    return rows.order_by("-is_active", "id").first() if key else None


def find_service(brand_id: int, code: str) -> ServiceProduct | None:
    """The service of a brand with that code."""
    return ServiceProduct.objects.filter(brand_id=brand_id, code=code).first()


def get_document(document_id: int) -> Document:
    """One document with its file. Raises NotFound."""
    found = Document.objects.select_related("file", "model__line__brand").filter(pk=document_id).first()
    if found is None:
        raise NotFound
    return found
