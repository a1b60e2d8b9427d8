"""Asking for labels of units; they are printed in the background."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import policies as accounts
from anxin.domain.units.events import LabelsAsked
from anxin.domain.units.jobs import print_labels
from anxin.domain.units.models import LabelSheet
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid
from anxin.foundation.events.operations import record
from anxin.foundation.labels.paper import PAPERS

MOST = 5000  # some 200 sheets, about a minute's work


@transaction.atomic
def ask(*, unit_ids: Sequence[int], paper: str, base_url: str, language: str, actor: Actor, at: datetime) -> LabelSheet:
    """Have labels of these units printed. Raises Invalid(field) for none or too many, Forbidden without "units.view"."""
    accounts.require(actor, "units.view")
    if paper not in PAPERS:
        raise Invalid(_("Please choose one of the list."), field="paper")
    if not unit_ids:
        raise Invalid(_("No units match, so there is nothing to print."), field="paper")
    if len(unit_ids) > MOST:
        raise Invalid(_("At most %(most)d labels at once: please narrow the list.") % {"most": MOST}, field="paper")
    sheet = LabelSheet.objects.create(
        staff_id=actor.id if actor.is_staff else None,
        paper=paper,
        base_url=base_url,
        language=language,
        unit_ids=list(unit_ids),
        asked_at=at,
    )
    record(LabelsAsked(sheet_id=sheet.pk, count=len(unit_ids), paper=paper), actor=actor, at=at)
    print_labels.enqueue(sheet_id=sheet.pk)
    return sheet
