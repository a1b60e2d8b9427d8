"""Units: list, read, tell of one."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema
from ninja.responses import Status

from anxin.domain.accounts import policies as accounts
from anxin.domain.accounts import queries as house
from anxin.domain.catalog import queries as catalog
from anxin.domain.units import queries
from anxin.domain.units.operations import units
from anxin.domain.units.queries import Filter
from anxin.foundation import clock
from anxin.foundation.errors import Invalid
from anxin.surfaces.api.doing_once import Answer, Key, once
from anxin.surfaces.api.shapes import BIGGEST_ID, Code, Line
from anxin.surfaces.kit import paging

router = Router()
UnitId = Annotated[int, Path(ge=1, le=BIGGEST_ID)]


class State(StrEnum):
    """Where a unit stands; it goes out of use at the desk only."""

    IN_STOCK = "in_stock"
    SOLD = "sold"
    IN_USE = "in_use"
    IN_SERVICE = "in_service"


class UnitIn(Schema):
    """A unit as another system knows it. `source` with `external_id`, else `serial`, says which one it is: told again it is brought up to date."""

    brand: Code
    serial: Line = ""
    source: Code = ""
    external_id: Line = ""
    model: Line = ""
    batch: Line = ""
    state: State | None = None
    made_date: date | None = None
    sold_date: date | None = None
    delivered_date: date | None = None
    installed_date: date | None = None
    seller: Line = ""
    installer: Line = ""


class UnitOut(Schema):
    """A unit. Where it stands and who has it are personal and not given out here."""

    id: int
    code: str
    path: str
    brand: str
    serial: str
    model: str | None
    batch: str
    state: str
    made_date: date | None
    sold_date: date | None
    delivered_date: date | None
    installed_date: date | None
    firmware: str | None
    created_at: datetime


class EpisodeOut(Schema):
    """One service or repair."""

    kind: str
    started_at: datetime
    ended_at: datetime | None
    problem: str
    outcome: str
    same_problem_id: int


class UnitDetailOut(UnitOut):
    """A unit with what was done to it."""

    episodes: list[EpisodeOut]


class UnitsOut(Schema):
    """One page of units."""

    items: list[UnitOut]
    next: str | None = Field(description="Cursor of the next page.")


@router.get("", response=UnitsOut, summary="List units")
def index(
    request: HttpRequest,
    q: Annotated[
        str, Query(max_length=80, pattern=r"^[^\x00]*$", description="A piece of a serial number, or a code.")
    ] = "",
    batch: Annotated[str, Query(max_length=40, pattern=r"^[^\x00]*$")] = "",
    cursor: Annotated[str, Query(max_length=1000)] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> dict[str, Any]:
    """The units the caller sees, newest first."""
    accounts.require(request.actor, "units.view")  # type: ignore[attr-defined]
    rows = queries.listed(request.actor, Filter(typed=q, batch=batch))  # type: ignore[attr-defined]
    page = paging.page(rows, cursor=cursor, order=queries.ORDER, size=limit)
    return {"items": [_row(unit) for unit in page], "next": page.next_cursor}


@router.get("/{unit_id}", response=UnitDetailOut, summary="Read a unit")
def show(request: HttpRequest, unit_id: UnitId) -> dict[str, Any]:
    """One unit with its services and repairs; 404 when the caller may not know of it."""
    accounts.require(request.actor, "units.view")  # type: ignore[attr-defined]
    unit = queries.get_unit(request.actor, unit_id)  # type: ignore[attr-defined]
    episodes = [
        {
            "kind": each.kind,
            "started_at": each.started_at,
            "ended_at": each.ended_at,
            "problem": each.problem,
            "outcome": each.outcome,
            "same_problem_id": each.same_problem_id or each.pk,
        }
        for each in queries.episodes(unit)
    ]
    return {**_row(unit), "episodes": episodes}


@router.post("", response={200: UnitOut, 201: UnitOut}, summary="Tell of a unit")
def create(request: HttpRequest, body: UnitIn, idempotency_key: Key = None) -> Status:
    """Open the file of a unit (201) or bring it up to date (200)."""
    actor = request.actor  # type: ignore[attr-defined]

    def run() -> Answer:
        brand = house.brands(actor, "units.edit").filter(code=body.brand).first()
        accounts.require(actor, "units.edit")
        if brand is None:
            raise Invalid(field="brand")
        given: dict[str, Any] = {"brand_id": brand.pk, **_given(body)}
        if body.model:
            model = catalog.find_model_by_number(brand.pk, body.model)
            if model is None:
                raise Invalid(field="model")
            given["model_id"] = model.pk
        unit, is_new = units.record_unit(
            given=given, source=body.source, external_id=body.external_id[:80], actor=actor, at=clock.now()
        )
        return 201 if is_new else 200, UnitOut(**_row(queries.get_unit(actor, unit.pk))).model_dump(mode="json")

    return once(request, idempotency_key, run)


def _given(body: UnitIn) -> dict[str, Any]:
    names = ("serial", "batch", "made_date", "sold_date", "delivered_date", "installed_date", "seller", "installer")
    given = {name: getattr(body, name) for name in names if getattr(body, name)}
    return {**given, "state": body.state.value} if body.state else given


def _row(unit: Any) -> dict[str, Any]:
    names = (
        "code",
        "serial",
        "batch",
        "state",
        "made_date",
        "sold_date",
        "delivered_date",
        "installed_date",
        "created_at",
    )
    return {
        "id": unit.pk,
        "path": queries.public_path(unit),
        "brand": unit.brand.code,
        "model": unit.model.number if unit.model else None,
        "firmware": unit.firmware.version if unit.firmware else None,
        **{name: getattr(unit, name) for name in names},
    }
