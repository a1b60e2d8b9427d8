"""Changing what a case says about itself, and who has it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts.queries import actor_of, find_staff, find_team
from anxin.domain.cases import policies
from anxin.domain.cases.events import CaseAssigned, CaseEdited
from anxin.domain.cases.models import Case, CaseType, Stage
from anxin.domain.cases.operations.moving import first_stage, locked, to_stage
from anxin.domain.cases.operations.receiving import index_values
from anxin.domain.cases.rules import fields
from anxin.domain.cases.types import Priority, State
from anxin.domain.units import queries as units
from anxin.domain.workforce.operations.notices import notify
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Invalid
from anxin.foundation.events.operations import Changed, record
from anxin.foundation.text.lines import one_line


@transaction.atomic
def assign(
    *,
    case_id: int,
    owner_id: int | None,
    team_id: int | None,
    seen: Mapping[str, Any] | None = None,
    actor: Actor,
    at: datetime,
) -> Case:
    """Give a case to a person and a team (None: nobody, none). Taking it oneself needs only "cases.work".

    `seen` holds what the actor saw in these columns. Raises Invalid when that person may not work on it, Conflict when
    somebody else gave it away meanwhile, NotFound, Forbidden.
    """
    case = locked(case_id)
    _require_unchanged(case, seen, {"owner_id": owner_id, "team_id": team_id}, "owner")
    is_taking = owner_id == actor.id and team_id == case.team_id
    policies.require(actor, "cases.work" if is_taking else "cases.assign", case)
    if (owner_id, team_id) == (case.owner_id, case.team_id):
        return case
    _check_team(case, team_id)
    previous, case.owner_id, case.team_id = case.owner_id, owner_id, team_id
    _check_owner(case, owner_id)
    case.first_owner_id = case.first_owner_id or owner_id
    case.activity_at = at
    case.save()
    assigned = CaseAssigned(case_id=case.pk, owner_id=owner_id, team_id=team_id, previous_owner_id=previous)
    record(assigned, actor=actor, at=at)
    if owner_id not in (None, actor.id, previous):
        data = {"number": case.number, "subject": case.subject, "by": actor.name}
        notify(staff_ids=[owner_id], kind="cases.assigned", data=data, path=f"/desk/cases/{case.number}", at=at)  # type: ignore[list-item]
    return case


@transaction.atomic
def edit(
    *, case_id: int, changes: Mapping[str, Any], seen: Mapping[str, Any] | None = None, actor: Actor, at: datetime
) -> Case:
    """Change `subject`, `priority`, `model_id`, `unit_id` (its model follows) or `values`; what changed stands in the timeline.

    `seen` holds what the actor saw there before. Raises Invalid(field), Conflict(field) when somebody else changed it
    meanwhile, NotFound, Forbidden.
    """
    case = locked(case_id)
    policies.require(actor, "cases.work", case)
    wanted = _checked(case, changes)
    for name, value in wanted.items():
        _require_unchanged(case, {k: v for k, v in (seen or {}).items() if k == name}, {name: value}, name)
    changed = [Changed("case", case.pk, k, getattr(case, k), v) for k, v in wanted.items() if getattr(case, k) != v]
    if changed:
        for change in changed:
            setattr(case, change.field, change.after)
        case.activity_at = at
        case.save()
        index_values(case)
        record(CaseEdited(case_id=case.pk), actor=actor, at=at, changes=changed)
    return case


@transaction.atomic
def change_type(*, case_id: int, type_code: str, actor: Actor, at: datetime) -> Case:
    """Give a case another type; it takes that type's first stage of its state. Raises Invalid(field="type")."""
    case = locked(case_id)
    policies.require(actor, "cases.work", case)
    kind = CaseType.objects.filter(code=type_code, is_active=True).first()
    if kind is None:
        raise Invalid(field="type")
    if kind.pk == case.type_id:
        return case
    changed = Changed("case", case.pk, "type", case.type.code, kind.code)
    case.type = kind
    to_stage(case, first_stage(kind.pk, State(case.state)), actor=actor, at=at)
    record(CaseEdited(case_id=case.pk), actor=actor, at=at, changes=[changed])
    return case


@transaction.atomic
def move(*, case_id: int, stage_code: str, seen: str = "", actor: Actor, at: datetime) -> Case:
    """Move an active case to another active stage of its type; ending it goes by solve, close or cancel.

    `seen` is the stage the actor saw it in. Raises Invalid, Conflict when somebody else moved it meanwhile.
    """
    case = locked(case_id)
    policies.require(actor, "cases.work", case)
    if seen and case.stage.code not in (seen, stage_code):
        raise Conflict(field="stage")
    stage = Stage.objects.filter(type_id=case.type_id, code=stage_code).first()
    if stage is None or not case.is_active or stage.state not in ("new", "open", "waiting_customer", "waiting_other"):
        raise Invalid(_("This step cannot be chosen now."), field="stage")
    if stage.pk != case.stage_id:
        to_stage(case, stage, actor=actor, at=at)
    return case


def _require_unchanged(case: Case, seen: Mapping[str, Any] | None, wanted: Mapping[str, Any], field: str) -> None:
    """Raise Conflict(field) when a column holds neither what was seen nor what is wanted."""
    for name, value in (seen or {}).items():
        if getattr(case, name) not in (value, wanted.get(name)):
            raise Conflict(field=field)


def _checked(case: Case, changes: Mapping[str, Any]) -> dict[str, Any]:
    wanted = dict(changes)
    if "subject" in wanted:
        wanted["subject"] = one_line(str(wanted["subject"]), 200)
        if not wanted["subject"]:
            raise Invalid(_("Please write a few words."), field="subject")
    if "priority" in wanted and wanted["priority"] not in Priority.ALL:
        raise Invalid(field="priority")
    if "values" in wanted:
        wanted["values"] = fields.checked(case.type.fields, {**case.values, **wanted["values"]}, require=False)
    if wanted.get("unit_id") is not None:
        unit = units.find_unit(wanted["unit_id"])
        if unit is None or unit.brand_id != case.brand_id:
            raise Invalid(_("This brand has no such unit."), field="unit")
        wanted["model_id"] = unit.model_id or case.model_id
    return {k: v for k, v in wanted.items() if k in ("subject", "priority", "model_id", "unit_id", "values")}


def _check_owner(case: Case, owner_id: int | None) -> None:
    if owner_id is None:
        return
    person = find_staff(owner_id)
    if person is None or not person.is_active or not actor_of(person).can("cases.work", policies.where(case)):
        raise Invalid(_("This person cannot work on this case."), field="owner")


def _check_team(case: Case, team_id: int | None) -> None:
    if team_id is None:
        return
    team = find_team(team_id)
    if team is None or team.brand_id not in (None, case.brand_id):
        raise Invalid(_("This team does not work for this brand."), field="team")
