"""Moving a case to another stage: the one place that writes `stage` and `state`."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from anxin.domain.cases.events import CaseMoved
from anxin.domain.cases.models import Case, Stage
from anxin.domain.cases.types import State
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid, NotFound
from anxin.foundation.events.operations import record


def locked(case_id: int) -> Case:
    """The case, locked for this transaction, with type and stage. Raises NotFound."""
    case = Case.objects.select_for_update(of=("self",)).select_related("type", "stage").filter(pk=case_id).first()
    if case is None:
        raise NotFound
    return case


def first_stage(type_id: int, state: State) -> Stage:
    """The stage of a type a case takes when only the state is known. Raises Invalid when the type has none for it."""
    stage = Stage.objects.filter(type_id=type_id, state=state).order_by("order", "id").first()
    if stage is None:
        raise Invalid(_("This type of case has no step for that."), field="stage")
    return stage


def to_state(case: Case, state: State, *, actor: Actor, at: datetime) -> None:
    """Move to the type's first stage of `state`; stays in its stage when that already maps to it."""
    if case.state != state:
        to_stage(case, first_stage(case.type_id, state), actor=actor, at=at)


def to_stage(case: Case, stage: Stage, *, actor: Actor, at: datetime) -> None:
    """Move a locked case; saved with everything else the caller changed on it."""
    before, case.stage = case.stage, stage
    from_state, case.state = case.state, stage.state
    case.activity_at = at
    case.save()
    moved = CaseMoved(
        case_id=case.pk, from_stage=before.code, to_stage=stage.code, from_state=from_state, to_state=stage.state
    )
    record(moved, actor=actor, at=at)
