"""Reads of the catalog."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from anxin.domain.catalog.models import ProductLine, ProductModel


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
