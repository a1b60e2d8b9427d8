"""The catalogue: lines with their models."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from ninja import Router, Schema

from anxin.domain.accounts import queries as accounts
from anxin.domain.catalog import queries
from anxin.surfaces.api.shapes import Code, Names

if TYPE_CHECKING:
    from anxin.domain.catalog.models import ProductLine

router = Router()


class ModelOut(Schema):
    """One model."""

    id: int
    number: str
    names: Names
    descriptions: Names


class LineOut(Schema):
    """One product line with its models."""

    code: str
    brand: str
    names: Names
    models: list[ModelOut]


class LinesOut(Schema):
    """The whole catalogue: it is short."""

    items: list[LineOut]


@router.get("", response=LinesOut, summary="List products")
def index(request: HttpRequest, brand: Code = "") -> dict[str, Any]:
    """Active lines and models of the brands the caller sees, or of one of them."""
    seen = {row.pk: row.code for row in accounts.brands(request.actor)}  # type: ignore[attr-defined]
    lines: Sequence[ProductLine] = [line for line in queries.lines() if line.brand_id in seen]
    return {"items": [_line(line) for line in lines if brand in ("", line.brand.code)]}


def _line(line: ProductLine) -> dict[str, Any]:
    return {
        "code": line.code,
        "brand": line.brand.code,
        "names": line.names,
        "models": list(line.models.all()),
    }
