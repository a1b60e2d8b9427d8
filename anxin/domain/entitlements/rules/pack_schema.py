"""The published JSON Schema of a pack. The reader (`packs`) is the judge; this helps editors while one is written."""

from __future__ import annotations

from typing import Any

from anxin.domain.entitlements.rules.classes import all_classes
from anxin.domain.entitlements.rules.counts import COUNTS
from anxin.domain.entitlements.rules.jurisdictions import JURISDICTIONS
from anxin.domain.entitlements.rules.shapes.common import TAGS
from anxin.domain.entitlements.rules.shapes.fee import METHODS
from anxin.domain.entitlements.rules.shapes.rule import CONFIDENCES, LAYERS
from anxin.domain.entitlements.rules.vocabulary import DERIVED, DERIVED_DATES, FACTS, KINDS

_TEXT = {"type": "string", "minLength": 1}
_WHOLE = {"type": "integer", "minimum": 0, "maximum": 100_000}
_NUMBER = {"type": "number", "minimum": 0}
_YES_NO = {"type": "boolean"}
_DAY = {"type": "string", "format": "date"}
_TITLE = {
    "type": "object",
    "properties": {"zh": _TEXT, "en": _TEXT},
    "required": ["zh", "en"],
    "additionalProperties": False,
}


def _some(choices: Any) -> dict[str, Any]:
    one = {"enum": sorted(choices)}
    return {"anyOf": [one, {"type": "array", "items": one}]}


_TEXTS = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_DATES = _some({*(name for name, fact in FACTS.items() if fact.kind == "date"), *DERIVED_DATES})
_GRANTS = _some(KINDS)
_PERIOD = {"days": _WHOLE, "months": _WHOLE, "years": _WHOLE}
_PAYER = {"enum": ["trader", "customer"]}
_PAYS = {
    "type": "object",
    "properties": dict.fromkeys(("parts", "labour", "travel", "freight"), _PAYER),
    "additionalProperties": False,
}
_CONDITION = {"$ref": "#/$defs/condition"}
_GRANTING = {"tag": {"enum": [*TAGS]}, "grants": _GRANTS}
_ELAPSED = {
    "tag": {"enum": [*TAGS]},
    "waits_for": {"enum": ["parts", "repairer", "anything"]},
    "more_than": _WHOLE,
    "within": _TEXT,
    "what": _TEXT,
    "pays": _PAYS,
}
_LONGER = {"type": "object", "properties": {**_PERIOD, "when": _CONDITION}, "additionalProperties": False}
_OF_SHAPE: dict[str, tuple[dict[str, Any], list[str]]] = {
    "window": (
        {
            **_GRANTING,
            **_PERIOD,
            "starts": _DATES,
            "asks": _DATES,
            "working_days": _WHOLE,
            "open_ended": _YES_NO,
            "judged_by": {"enum": ["made", "fault"]},
            "rolls": _YES_NO,
            "km": _WHOLE,
            "pays": _PAYS,
            "longer": _LONGER,
            "pauses": _YES_NO,
        },
        ["grants"],
    ),
    "coverage": (
        {
            **_PERIOD,
            "tag": {"enum": [*TAGS]},
            "grants": _some({*KINDS, "nothing"}),
            "parts": _TEXTS,
            "starts": _DATES,
            "km": _WHOLE,
            "pauses": _YES_NO,
            "rolls": _YES_NO,
            "restarts_when_replaced": _YES_NO,
            "separate": _YES_NO,
            "days_after_production_without_proof": _WHOLE,
            "months_after_repair": _WHOLE,
            "pays": _PAYS,
        },
        [],
    ),
    "count_trigger": (
        {**_GRANTING, "counts": {"enum": sorted(COUNTS)}, "at_least": _WHOLE, "within": _TEXT, "pays": _PAYS},
        ["grants", "counts", "at_least"],
    ),
    "elapsed_trigger": ({**_ELAPSED, "grants": _GRANTS}, ["grants", "more_than"]),
    "loaner": (_ELAPSED, ["more_than"]),
    "exclusion": ({"tags": _some(TAGS), "ids": _TEXTS}, []),
    "fee": (
        {
            "name": _TEXT,
            "method": {"enum": [*METHODS]},
            "kinds": _GRANTS,
            "charged_on": _TEXTS,
            "rate_pct": _NUMBER,
            "most_pct": _NUMBER,
            "amount_fact": {"enum": sorted(name for name, fact in FACTS.items() if fact.kind == "money")},
        },
        ["name", "method", "kinds", "charged_on"],
    ),
    "deadline": (
        {**_PERIOD, "what": _TEXT, "starts": _DATES, "working_days": _WHOLE, "only_with": _GRANTS},
        ["what", "starts"],
    ),
    "notice": ({**_PERIOD, "what": _TEXT, "starts": _DATES, "months_before": _WHOLE}, ["what", "starts"]),
    "burden": ({**_PERIOD, "starts": _DATES, "rolls": _YES_NO}, ["starts"]),
    "multiplier": ({**_GRANTING, "times": _NUMBER, "least": _NUMBER}, ["grants", "times"]),
    "floor": ({"protects": _some({"window", "coverage"})}, ["protects"]),
}


def pack_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a pack, whatever it is written in."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Policy pack",
        "type": "object",
        "properties": {
            "pack": _TEXT,
            "version": _TEXT,
            "jurisdiction": {"enum": [*JURISDICTIONS]},
            "layer": {"enum": [*LAYERS]},
            "title": _TITLE,
            "valid_from": _DAY,
            "valid_to": _DAY,
            "reviewed_by": _TEXT,
            "rolls": {**_YES_NO, "description": "A last day of rest moves to the next working day."},
            "brands": _TEXTS,
            "models": _TEXTS,
            "sources": {"type": "object", "additionalProperties": _source()},
            "rules": {"type": "array", "minItems": 1, "items": {"oneOf": [_rule(shape) for shape in _OF_SHAPE]}},
        },
        "required": ["pack", "version", "jurisdiction", "layer", "title", "valid_from", "sources", "rules"],
        "additionalProperties": False,
        "$defs": {"condition": _condition()},
    }


def _source() -> dict[str, Any]:
    return {**_TITLE, "properties": {"zh": _TEXT, "en": _TEXT, "version": {}}}


def _rule(shape: str) -> dict[str, Any]:
    own, required = _OF_SHAPE[shape]
    groups = {group for each in all_classes().values() for group in each.groups}
    applies = {
        "type": "object",
        "properties": {"classes": _some(all_classes()), "groups": _some(groups), "not_groups": _some(groups)},
        "additionalProperties": False,
    }
    common = {
        "id": _TEXT,
        "key": _TEXT,
        "shape": {"const": shape},
        "title": _TITLE,
        "confidence": {"enum": [*CONFIDENCES]},
        "basis": _TEXTS,
        "applies": applies,
        "when": _CONDITION,
        "unless": _CONDITION,
        "since": _DAY,
    }
    return {
        "title": shape,
        "type": "object",
        "properties": {**common, **own},
        "required": ["id", "shape", "title", "confidence", "basis", *required],
        "additionalProperties": False,
    }


def _condition() -> dict[str, Any]:
    value = {"type": ["string", "boolean", "number"]}
    told = {"anyOf": [value, {"type": "array", "items": value}]}
    return {
        "type": "object",
        "properties": {
            "any": {"type": "array", "minItems": 1, "items": _CONDITION},
            "not": _CONDITION,
            **dict.fromkeys(sorted({*FACTS, *DERIVED}), told),
        },
        "additionalProperties": False,
    }
