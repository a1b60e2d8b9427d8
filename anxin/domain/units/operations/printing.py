"""Printing the labels that were asked for."""

from __future__ import annotations

import io
from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from anxin.domain.units import links
from anxin.domain.units.models import LabelSheet, Unit
from anxin.foundation.files.operations import keep
from anxin.foundation.ids import show_code
from anxin.foundation.labels import drawing
from anxin.foundation.labels.drawing import Label
from anxin.foundation.labels.paper import PAPERS
from anxin.foundation.text.localised import in_language


def print_sheet(*, sheet_id: int, at: datetime) -> None:
    """Draw a run and keep the file, telling how far it is; one that is done stays as it is. A machine without Pango says so."""
    sheet = LabelSheet.objects.filter(pk=sheet_id).exclude(state=LabelSheet.State.DONE).first()
    if sheet is None:
        return
    if not drawing.is_possible():
        _fail(sheet, at)
        return
    LabelSheet.objects.filter(pk=sheet.pk).update(state=LabelSheet.State.PRINTING, done=0)
    content = drawing.draw(_labels(sheet), PAPERS[sheet.paper], lambda done: _tell(sheet.pk, done))
    with transaction.atomic():
        file = keep(source=io.BytesIO(content), media_type="application/pdf", at=at)
        LabelSheet.objects.filter(pk=sheet.pk).update(state=LabelSheet.State.DONE, file=file, finished_at=at)


def _tell(sheet_id: int, done: int) -> None:
    LabelSheet.objects.filter(pk=sheet_id).update(done=done)


def _fail(sheet: LabelSheet, at: datetime) -> None:
    with translation.override(sheet.language):
        why = _("This machine cannot make PDF: the library Pango is missing.")
    LabelSheet.objects.filter(pk=sheet.pk).update(state=LabelSheet.State.FAILED, trouble=why, finished_at=at)


def _labels(sheet: LabelSheet) -> list[Label]:
    rows = Unit.objects.select_related("brand", "model").in_bulk(sheet.unit_ids)
    with translation.override(sheet.language):
        return [_label(rows[pk], sheet) for pk in sheet.unit_ids if pk in rows]


def _label(unit: Unit, sheet: LabelSheet) -> Label:
    lines = (
        unit.model.number if unit.model else "",
        f"S/N {unit.serial}" if unit.serial else "",
        show_code(unit.code),
        _("Help, manual, repair: scan me"),
    )
    return Label(links.url_of(unit, sheet.base_url), in_language(unit.brand.names, sheet.language), lines)
