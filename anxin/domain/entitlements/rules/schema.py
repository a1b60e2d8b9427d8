"""The published JSON Schema of the input, made from the vocabulary so that both always say the same."""

from __future__ import annotations

from typing import Any

from anxin.domain.entitlements.rules.history import OUTCOMES, WAITS
from anxin.domain.entitlements.rules.jurisdictions import HOME, JURISDICTIONS
from anxin.domain.entitlements.rules.vocabulary import FACTS, Fact

_DATE = {
    "type": "string",
    "description": "A date like 2026-03-02, or an instant like 2026-03-02T09:00:00+08:00; the local day counts.",
    "pattern": "^\\d{4}-\\d{2}-\\d{2}",
}
_NUMBER = {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": "^\\d+(\\.\\d+)?$"}]}
_MONEY = {
    "anyOf": [
        {
            "type": "object",
            "properties": {"amount": _NUMBER, "currency": {"type": "string", "pattern": "^[A-Za-z]{3}$"}},
            "required": ["amount"],
        },
        *_NUMBER["anyOf"],
    ]
}
_KINDS: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "yes_no": {"type": "boolean"},
    "date": {"$ref": "#/$defs/date"},
    "number": _NUMBER,
    "money": {"$ref": "#/$defs/money"},
}


def input_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one input of `anxin policy decide`."""
    properties: dict[str, Any] = {
        "at": {"$ref": "#/$defs/date"},
        "jurisdiction": {"enum": [*JURISDICTIONS], "default": HOME},
        "unit": _empty("The product."),
        "purchase": _empty("How and when it was bought."),
        "request": _empty("What the customer asks for; without it only cover, deadlines and notices are answered."),
        "repairs": {"type": "array", "maxItems": 1000, "items": _repair()},
        "exchanges": {"type": "array", "maxItems": 1000, "items": _exchange()},
    }
    for fact in FACTS.values():
        _put(properties, fact)
    properties["purchase"]["properties"]["exclusion_confirmation"] = _confirmation()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Facts for a decision",
        "description": "Everything may be left out but `at`; what is not told is unknown, and asked for when it decides. "
        "Unknown fields are noted in the trace and ignored.",
        "type": "object",
        "properties": properties,
        "required": ["at"],
        "$defs": {"date": _DATE, "money": _MONEY},
    }


def _empty(description: str) -> dict[str, Any]:
    return {"type": ["object", "null"], "description": description, "properties": {}}


def _put(properties: dict[str, Any], fact: Fact) -> None:
    *places, name = fact.name.split(".")
    if fact.name == "purchase.exclusion_confirmed":
        return
    inside = {"properties": properties}
    for place in places:
        inside = inside["properties"].setdefault(place, _empty(""))
    made = {"enum": [*fact.choices]} if fact.choices else dict(_KINDS[fact.kind])
    inside["properties"][name] = {"description": _description(fact), **made}


def _description(fact: Fact) -> str:
    absent = {None: "", True: " When not told: yes.", False: " When not told: no."}.get(
        fact.absent, f" When not told: {fact.absent}."
    )
    others = f" Also understood as {', '.join(fact.also)}." if fact.also else ""
    return f"{fact.zh}: {fact.en}.{absent}{others}"


def _confirmation() -> dict[str, Any]:
    return {
        "description": "下单时顾客单独确认不适用无理由退货: the customer confirmed for this purchase that it cannot be returned "
        "without reason. Null or not told: not confirmed. A pre-ticked box is no confirmation.",
        "anyOf": [
            {"type": ["boolean", "null"]},
            {
                "type": "object",
                "properties": {
                    "confirmed": {"type": "boolean"},
                    "confirmed_at": {"type": ["string", "null"]},
                    "preticked": {"type": "boolean"},
                },
            },
        ],
    }


def _repair() -> dict[str, Any]:
    return {
        "type": "object",
        "description": "One repair. Without end, outcome and days it is still running; it is then counted up to `at`.",
        "properties": {
            "start": {"$ref": "#/$defs/date"},
            "end": {"$ref": "#/$defs/date"},
            "days": {
                "type": "integer",
                "minimum": 0,
                "description": "Instead of start and end. Otherwise days from start to end; cars: every begun 24 hours.",
            },
            "hours": {**_NUMBER, "description": "Instead of days: every begun 24 hours are one."},
            "excluded_days": {"type": "integer", "minimum": 0, "description": "Days that do not count by law."},
            "outcome": {
                "enum": [*OUTCOMES],
                "description": "failed: the fault came back. Not told: asked when it decides.",
            },
            "problem": {"type": ["string", "integer"], "description": "Same word, same problem. Also same_problem_id."},
            "wait_reason": {"enum": [*WAITS]},
            "replaced": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
            "serious_safety": {"type": "boolean"},
        },
    }


def _exchange() -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            "date": {"$ref": "#/$defs/date"},
            "part": {"type": "string", "description": "whole_unit when not told; option, software, a part's name."},
        },
    }
