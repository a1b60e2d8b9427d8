"""From JSON to facts: typed, forgiving about names and extra fields, strict about values. Never guesses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from anxin.domain.entitlements.rules.classes import OTHER, ProductClass, all_classes, find_class
from anxin.domain.entitlements.rules.derived import derived
from anxin.domain.entitlements.rules.errors import FactError
from anxin.domain.entitlements.rules.facts import Facts, Note
from anxin.domain.entitlements.rules.history import read_exchanges, read_repairs
from anxin.domain.entitlements.rules.jurisdictions import HOME, Jurisdiction, find_jurisdiction
from anxin.domain.entitlements.rules.money import Amount
from anxin.domain.entitlements.rules.values import read_date, read_number, read_yes_no
from anxin.domain.entitlements.rules.vocabulary import FACTS, SYNONYMS, Fact

_PLACES = {place: fact for fact in FACTS.values() for place in (fact.name, *fact.also)}
_PARTS = ("unit", "purchase", "request")
_KNOWN = {*_PARTS, "repairs", "exchanges", "at", "jurisdiction"}
_GROUPS = ("request.incident", "request.recall")


def read_facts(document: object) -> Facts:
    """The facts of one input. Raises FactError with the field that cannot be read.

    Unknown fields and unknown words of a choice are noted, not refused: what they would have said stays unknown.
    """
    if not isinstance(document, Mapping):
        raise FactError("", "the input is not a JSON object")
    notes: list[Note] = []
    area = _jurisdiction(document, notes)
    values = _values(document, area, notes)
    values |= _confirmation(document)
    today = _today(document, values, area)
    product = _product(values, notes)
    made = values.get("request.made_at") or today
    repairs = read_repairs(document.get("repairs"), area, today, notes, by_hours="vehicle" in product.groups)
    facts = Facts(
        jurisdiction=area,
        product=product,
        today=today,
        made=made,
        values=values,
        repairs=repairs,
        exchanges=read_exchanges(document.get("exchanges"), area, notes),
        notes=tuple(notes),
    )
    values |= derived(facts, has_request=isinstance(document.get("request"), Mapping))
    return facts


def _jurisdiction(document: Mapping[str, Any], notes: list[Note]) -> Jurisdiction:
    told = document.get("jurisdiction")
    if told is None:
        notes.append(Note("home", {}))
        told = HOME
    if not isinstance(told, str):
        raise FactError("jurisdiction", "is not a text like CN")
    found = find_jurisdiction(told)
    if found is None:
        raise FactError("jurisdiction", f"no rules are known for {told[:40]}")
    return found


def _values(document: Mapping[str, Any], area: Jurisdiction, notes: list[Note]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for part in _PARTS:
        _collect(part, document.get(part), values, area, notes)
    for key in document:
        if key not in _KNOWN:
            notes.append(Note("ignored", {"field": str(key)[:80]}))
    return values


def _collect(prefix: str, told: object, values: dict[str, Any], area: Jurisdiction, notes: list[Note]) -> None:
    if told is None:
        return
    if not isinstance(told, Mapping):
        raise FactError(prefix, "is not an object")
    for key, value in told.items():
        place = f"{prefix}.{key}"
        fact = _PLACES.get(place)
        if place in _GROUPS:
            _collect(place, value, values, area, notes)
        elif fact is None:
            if place != "purchase.exclusion_confirmation":
                notes.append(Note("ignored", {"field": place[:80]}))
        elif value is not None and (read := _READERS[fact.kind](place, value, fact, area, notes)) is not None:
            values.setdefault(fact.name, read)


def _text(place: str, value: object, fact: Fact, area: Jurisdiction, notes: list[Note]) -> str:
    if not isinstance(value, str):
        raise FactError(place, "is not a text")
    return value.strip()[:200]


def _choice(place: str, value: object, fact: Fact, area: Jurisdiction, notes: list[Note]) -> str | None:
    if not isinstance(value, str):
        raise FactError(place, f"is not one of {', '.join(fact.choices)}")
    plain = value.strip().casefold().replace(" ", "_").replace("-", "_")
    plain = plain if plain in fact.choices else SYNONYMS.get(plain, plain)
    if plain in fact.choices:
        return plain
    notes.append(Note("not_a_choice", {"field": place, "value": value[:60], "choices": ", ".join(fact.choices)}))
    return None


def _date(place: str, value: object, fact: Fact, area: Jurisdiction, notes: list[Note]) -> date:
    return read_date(place, value, area)


def _yes_no(place: str, value: object, fact: Fact, area: Jurisdiction, notes: list[Note]) -> bool:
    return read_yes_no(place, value)


def _number(place: str, value: object, fact: Fact, area: Jurisdiction, notes: list[Note]) -> Decimal:
    return read_number(place, value)


def _money(place: str, value: object, fact: Fact, area: Jurisdiction, notes: list[Note]) -> Amount:
    currency: object = area.currency
    if isinstance(value, Mapping):
        value, currency = value.get("amount"), value.get("currency") or area.currency
    if not isinstance(currency, str) or not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
        raise FactError(place, 'has no currency like "CNY"')
    try:
        return Amount.rounded(read_number(place, value), currency.upper())
    except InvalidOperation as error:
        raise FactError(place, "is too much to be counted") from error


_READERS: dict[str, Callable[[str, object, Fact, Jurisdiction, list[Note]], Any]] = {
    "text": _text,
    "choice": _choice,
    "date": _date,
    "yes_no": _yes_no,
    "number": _number,
    "money": _money,
}


def _confirmation(document: Mapping[str, Any]) -> dict[str, Any]:
    """A confirmation counts when it was given for this purchase and not by a box that was ticked beforehand."""
    purchase = document.get("purchase") or {}
    told = purchase.get("exclusion_confirmation")
    if told is None:
        return {}
    place = "purchase.exclusion_confirmation"
    if not isinstance(told, Mapping):
        return {"purchase.exclusion_confirmed": read_yes_no(place, told)}
    is_preticked = told.get("preticked") is not None and read_yes_no(f"{place}.preticked", told["preticked"])
    is_confirmed = told.get("confirmed_at") is not None
    if told.get("confirmed") is not None:
        is_confirmed = read_yes_no(f"{place}.confirmed", told["confirmed"])
    return {"purchase.exclusion_confirmed": is_confirmed and not is_preticked}


def _today(document: Mapping[str, Any], values: dict[str, Any], area: Jurisdiction) -> date:
    told = document.get("at")
    if told is not None:
        return read_date("at", told, area)
    made: date | None = values.get("request.made_at")
    if made is None:
        raise FactError("at", "is missing: the day or instant to judge by")
    return made


def _product(values: dict[str, Any], notes: list[Note]) -> ProductClass:
    told = values.get("unit.product_class")
    found = find_class(told) if told else None
    if told and found is None:
        notes.append(Note("unknown_class", {"value": told[:60]}))
    return found or all_classes()[OTHER]
