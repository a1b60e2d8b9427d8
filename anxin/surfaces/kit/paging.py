"""Pages through rows of any number without counting or skipping them: a cursor remembers the last row seen (keyset paging)."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)
NEWEST_FIRST = ("-created_at", "-id")


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Rows of one page and the cursors of its neighbours, None where there is none."""

    rows: list[Row]
    next_cursor: str | None
    previous_cursor: str | None

    def __iter__(self) -> Any:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def page(
    rows: QuerySet[Row], *, cursor: str | None = None, order: Sequence[str] = NEWEST_FIRST, size: int = 50
) -> Page[Row]:
    """The page at `cursor` (None, or anything that is not a cursor: the first page).

    `order` names fields of the model that are never null and together unique ("-id" last does it); "-" is descending.
    Reads `size` + 1 rows, plus one look for a neighbour on the side we came from.
    """
    is_backwards, values = _read(cursor, rows.model, order)
    effective = [_flip(name) for name in order] if is_backwards else list(order)
    found = rows.order_by(*effective)
    if values is not None:
        found = found.filter(_after(effective, values))
    taken = list(found[: size + 1])
    has_more, taken = len(taken) > size, taken[:size]
    if is_backwards:
        taken.reverse()
    if not taken:
        return Page([], None, None) if values is None else page(rows, order=order, size=size)
    has_next = has_more if not is_backwards else True
    has_previous = has_more if is_backwards else values is not None
    return Page(
        taken,
        _write("n", taken[-1], order) if has_next else None,
        _write("p", taken[0], order) if has_previous else None,
    )


def _flip(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"


def _after(order: Sequence[str], values: Sequence[Any]) -> Q:
    """Rows that come strictly after `values` in `order`."""
    condition = Q()
    for position, name in enumerate(order):
        field, comparison = (name[1:], "lt") if name.startswith("-") else (name, "gt")
        equal_before = Q(
            **{earlier.lstrip("-"): value for earlier, value in zip(order[:position], values, strict=False)}
        )
        condition |= equal_before & Q(**{f"{field}__{comparison}": values[position]})
    return condition


def _write(direction: str, row: Model, order: Sequence[str]) -> str:
    values = [row._meta.get_field(name.lstrip("-")).value_to_string(row) for name in order]
    packed = json.dumps([direction, *values], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(packed.encode()).decode().rstrip("=")


def _read(cursor: str | None, model: type[Model], order: Sequence[str]) -> tuple[bool, list[Any] | None]:
    """Whether the cursor looks back, and its values; (False, None) for none and for junk."""
    if not cursor or len(cursor) > 1000:
        return False, None
    try:
        packed = base64.urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4))
        direction, *texts = json.loads(packed)
        if direction not in ("n", "p") or len(texts) != len(order) or not all(isinstance(text, str) for text in texts):
            return False, None
        fields = [model._meta.get_field(name.lstrip("-")) for name in order]
        values = [field.to_python(text) for field, text in zip(fields, texts, strict=True)]  # type: ignore[union-attr]
        if any(value is None or (isinstance(value, int) and abs(value) >= 2**63) for value in values):
            return False, None
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError, binascii.Error, ValidationError):
        return False, None
    return direction == "p", values
