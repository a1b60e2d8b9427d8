"""Case types and their stages: delivered ones, and what an administrator makes of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import policies as accounts
from anxin.domain.cases.events import CaseTypeSaved, StageDeleted, StageSaved
from anxin.domain.cases.models import Case, CaseType, Stage
from anxin.domain.cases.rules.definitions import checked_fields
from anxin.domain.cases.rules.delivered import delivered_stages, delivered_types
from anxin.domain.cases.types import State
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Invalid, NotFound
from anxin.foundation.events.operations import Changed, record

# Without a stage for each of these a case could not arrive, be answered, or end.
NEEDED = (
    State.NEW,
    State.OPEN,
    State.WAITING_CUSTOMER,
    State.WAITING_OTHER,
    State.SOLVED,
    State.CLOSED,
    State.CANCELLED,
)
_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_LONGEST_DAYS = 365


def install_types() -> None:
    """Make the delivered types that do not exist yet; existing ones keep what an administrator changed."""
    for order, given in enumerate(delivered_types()):
        kind, made = CaseType.objects.get_or_create(
            code=given["code"], defaults={"names": given["names"], "fields": given["fields"], "order": order}
        )
        if made:
            Stage.objects.bulk_create([Stage(type=kind, order=i, **stage) for i, stage in enumerate(given["stages"])])


@transaction.atomic
def save_type(*, type_id: int | None, given: Mapping[str, Any], actor: Actor, at: datetime) -> CaseType:
    """Add a type (with the delivered stages) or change one.

    `given` holds names, fields, closes_after_days, reopens_within_days, is_offered_on_portal, is_active and, for a new one,
    code. Raises Invalid(field), NotFound, Forbidden.
    """
    accounts.require(actor, "settings.cases")
    kind = CaseType() if type_id is None else CaseType.objects.select_for_update().filter(pk=type_id).first()
    if kind is None:
        raise NotFound
    if type_id is None:
        kind.code = _free_code(str(given["code"]))
        kind.order = CaseType.objects.count()
    wanted = _checked(given)
    if (
        type_id is not None
        and not wanted["is_active"]
        and not CaseType.objects.exclude(pk=type_id).filter(is_active=True).exists()
    ):
        raise Invalid(_("One type at least must be in use."), field="is_active")
    changed = [(name, getattr(kind, name), value) for name, value in wanted.items() if getattr(kind, name) != value]
    for name, _before, value in changed:
        setattr(kind, name, value)
    kind.save()
    if type_id is None:
        Stage.objects.bulk_create([Stage(type=kind, order=i, **stage) for i, stage in enumerate(delivered_stages())])
    changes = [Changed("case_type", kind.pk, name, before, after) for name, before, after in changed]
    record(CaseTypeSaved(type_id=kind.pk), actor=actor, at=at, changes=changes)
    return kind


@transaction.atomic
def save_stage(*, type_id: int, stage_id: int | None, given: Mapping[str, Any], actor: Actor, at: datetime) -> Stage:
    """Add a stage to a type or change one. `given` holds names, customer_labels, state, order and, for a new one, code.

    Raises Invalid(field), Conflict when cases stand in it and its state would change, NotFound, Forbidden.
    """
    accounts.require(actor, "settings.cases")
    kind = CaseType.objects.select_for_update().filter(pk=type_id).first()
    stage = Stage(type=kind) if stage_id is None else Stage.objects.filter(pk=stage_id, type_id=type_id).first()
    if kind is None or stage is None:
        raise NotFound
    state = str(given["state"])
    if state not in [each.value for each in State]:
        raise Invalid(field="state")
    _require_names(given["names"], "names")
    if stage_id is None:
        stage.code = _code(str(given["code"]))
        if Stage.objects.filter(type=kind, code=stage.code).exists():
            raise Invalid(_("There is one with this code already."), field="code")
    elif stage.state != state:
        _require_replaceable(stage)
    stage.names, stage.customer_labels, stage.state = given["names"], given["customer_labels"], state
    stage.order = int(given["order"])
    stage.save()
    record(StageSaved(type_id=type_id, stage_id=stage.pk), actor=actor, at=at)
    return stage


@transaction.atomic
def delete_stage(*, type_id: int, stage_id: int, actor: Actor, at: datetime) -> None:
    """Delete a stage no case stands in. Raises Conflict when one does or the flow needs it, NotFound, Forbidden."""
    accounts.require(actor, "settings.cases")
    CaseType.objects.select_for_update().filter(pk=type_id).first()
    stage = Stage.objects.filter(pk=stage_id, type_id=type_id).first()
    if stage is None:
        raise NotFound
    _require_replaceable(stage)
    record(StageDeleted(type_id=type_id, code=stage.code), actor=actor, at=at)
    stage.delete()


def _require_replaceable(stage: Stage) -> None:
    if Case.objects.filter(stage=stage).exists():
        raise Conflict(_("Cases stand in this step. Move them first."), field="state")
    is_last = not Stage.objects.filter(type_id=stage.type_id, state=stage.state).exclude(pk=stage.pk).exists()
    if is_last and stage.state in NEEDED:
        raise Conflict(_("This is the only step for this state, and every case needs one."), field="state")


def _checked(given: Mapping[str, Any]) -> dict[str, Any]:
    _require_names(given["names"], "names")
    for name in ("closes_after_days", "reopens_within_days"):
        if not 0 <= int(given[name]) <= _LONGEST_DAYS:
            raise Invalid(_("Please give a number of days from 0 to 365."), field=name)
    return {
        "names": dict(given["names"]),
        "fields": checked_fields(given["fields"]),
        "closes_after_days": int(given["closes_after_days"]),
        "reopens_within_days": int(given["reopens_within_days"]),
        "is_offered_on_portal": bool(given["is_offered_on_portal"]),
        "is_active": bool(given["is_active"]),
    }


def _require_names(names: Mapping[str, str] | Sequence[str], field: str) -> None:
    if not isinstance(names, Mapping) or not any(str(name).strip() for name in names.values()):
        raise Invalid(_("Please give it a name."), field=field)


def _code(code: str) -> str:
    if not _CODE.fullmatch(code):
        raise Invalid(_("Small letters, digits and underscores only, a letter first."), field="code")
    return code


def _free_code(code: str) -> str:
    if CaseType.objects.filter(code=_code(code)).exists():
        raise Invalid(_("There is one with this code already."), field="code")
    return code
