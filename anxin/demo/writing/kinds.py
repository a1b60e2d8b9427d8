"""Gives the delivered case types the demo company's fields, stages and words, and gives the delivered ones back afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from anxin.demo.shapes import CaseType as TypePlan
from anxin.demo.shapes import Field
from anxin.demo.writing.book import Book, names
from anxin.domain.cases.models import Case, CaseType, Stage
from anxin.domain.cases.operations.kinds import install_types
from anxin.domain.cases.rules.delivered import delivered_types

# The plan's word for a key where the delivered types use another: screens and searches know the delivered one.
KEYS = {"serial_number": "serial"}
KINDS = {"long_text": "text", "boolean": "yes_no", "money": "number"}
ASKED_ON_PORTAL = ("serial", "error_code", "purchase_date", "order_number")
CLOSES_AFTER_DAYS = 7  # as the plan's timetable closes them


def write(book: Book) -> None:
    """The demo's types are the delivered ones with more in them."""
    install_types()
    for plan in book.plan.case_types:
        kind = CaseType.objects.get(code=plan.key)
        kind.names, kind.fields, kind.closes_after_days = names(plan.name), fields_of(plan), CLOSES_AFTER_DAYS
        kind.is_active = True
        kind.save()
        stages = set_stages(kind, [*_stages(plan), _merged()])
        book.types[plan.key] = kind
        book.stages.update({(plan.key, stage.code): stage for stage in stages})


def restore(types: tuple[TypePlan, ...]) -> None:
    """Delivered fields, names and stages again, except where an administrator changed the demo's, or cases still use a stage."""
    delivered = {given["code"]: given for given in delivered_types()}
    for plan in types:
        kind = CaseType.objects.filter(code=plan.key).first()
        if kind is None or kind.fields != fields_of(plan) or plan.key not in delivered:
            continue
        given = delivered[plan.key]
        kind.names, kind.fields = given["names"], given["fields"]
        kind.closes_after_days = CaseType._meta.get_field("closes_after_days").default
        kind.save()
        set_stages(kind, given["stages"])


def set_stages(kind: CaseType, wanted: list[dict[str, Any]]) -> list[Stage]:
    """Make the stages of a type those wanted, in order; others go unless a case is in them. Returns the wanted ones."""
    kept = [
        Stage.objects.update_or_create(type=kind, code=stage["code"], defaults={**stage, "order": order})[0]
        for order, stage in enumerate(wanted)
    ]
    others = Stage.objects.filter(type=kind).exclude(pk__in=[stage.pk for stage in kept])
    others.exclude(pk__in=Case.objects.filter(type=kind).values("stage_id")).delete()
    others.update(order=len(kept))
    return kept


def fields_of(plan: TypePlan) -> list[dict[str, Any]]:
    """The fields of a planned type in the form the product keeps."""
    return [_field(field) for field in plan.fields]


def _field(plan: Field) -> dict[str, Any]:
    key = KEYS.get(plan.key, plan.key)
    made: dict[str, Any] = {"key": key, "names": names(plan.label), "type": KINDS.get(plan.kind, plan.kind)}
    if plan.choices:
        made["choices"] = [{"key": choice.value, "names": names(choice.label)} for choice in plan.choices]
    flags = {"required": plan.is_required, "indexed": plan.is_indexed, "asked_on_portal": key in ASKED_ON_PORTAL}
    return made | {flag: True for flag, holds in flags.items() if holds}


def _stages(plan: TypePlan) -> list[dict[str, Any]]:
    return [
        {
            "code": stage.key,
            "state": stage.state,
            "names": names(stage.name),
            "customer_labels": names(stage.customer_label),
        }
        for stage in plan.stages
    ]


def _merged() -> dict[str, Any]:
    """No demo case is merged, but a person at the demo may want to."""
    stages: list[Mapping[str, Any]] = delivered_types()[0]["stages"]
    return dict(next(stage for stage in stages if stage["state"] == "merged"))
