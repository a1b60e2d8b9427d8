"""Checking the values of a type's own fields against their definition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext_lazy as _

from anxin.foundation.errors import Invalid

TYPES = ("text", "number", "date", "choice", "yes_no")
LONGEST_TEXT = 2000


def checked(fields: Sequence[Mapping[str, Any]], given: Mapping[str, Any], *, require: bool) -> dict[str, Any]:
    """The given values of known fields as JSON values, empty ones left out. Raises Invalid(field="values.<key>").

    With `require`, a required field without value is refused.
    """
    values: dict[str, Any] = {}
    for definition in fields:
        raw = given.get(definition["key"])
        if raw in (None, ""):
            if require and definition.get("required"):
                raise Invalid(_("Please fill this in."), field=f"values.{definition['key']}")
            continue
        values[definition["key"]] = _value(definition, raw)
    return values


def _value(definition: Mapping[str, Any], raw: Any) -> Any:
    field = f"values.{definition['key']}"
    kind = definition["type"]
    if kind == "number":
        return _number(raw, field)
    if kind == "date":
        try:
            return date.fromisoformat(str(raw)).isoformat()
        except ValueError as error:
            raise Invalid(_("Please give a date, for example 2026-03-09."), field=field) from error
    if kind == "choice" and str(raw) not in {choice["key"] for choice in definition.get("choices", [])}:
        raise Invalid(_("Please choose one of the list."), field=field)
    if kind == "yes_no":
        return str(raw).lower() in ("true", "1", "yes", "on")
    text = str(raw).strip()
    if len(text) > LONGEST_TEXT:
        raise Invalid(_("This text is too long."), field=field)
    return text


def _number(raw: Any, field: str) -> str:
    try:
        number = Decimal(str(raw).strip())
    except InvalidOperation as error:
        raise Invalid(_("Please give a number."), field=field) from error
    if not number.is_finite() or abs(number) >= Decimal(10) ** 14:
        raise Invalid(_("Please give a number."), field=field)
    return format(number.normalize(), "f")
