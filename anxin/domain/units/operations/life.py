"""Notes, parts inside, software, and the end of a unit's life."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.catalog import queries as catalog
from anxin.domain.units import policies
from anxin.domain.units.events import ComponentChanged, FirmwareInstalled, RetirementUndone, UnitNoted, UnitRetired
from anxin.domain.units.models import Component, FirmwareInstallation, Retirement, UnitNote
from anxin.domain.units.operations.units import locked
from anxin.domain.units.types import State
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Invalid, NotFound
from anxin.foundation.events.operations import record

WAYS = ("factory", "engineer", "customer", "air")


@transaction.atomic
def note(*, unit_id: int, text: str, actor: Actor, at: datetime) -> UnitNote:
    """Keep a colleague's note. Raises Invalid(field="text"), NotFound, Forbidden without "units.edit"."""
    unit = locked(unit_id)
    policies.require(actor, "units.edit", unit)
    if not text.strip() or len(text) > 2000 or "\0" in text:
        raise Invalid(_("Please write between one and 2,000 characters."), field="text")
    row = UnitNote.objects.create(unit=unit, author_id=actor.id if actor.is_staff else None, text=text.strip(), at=at)
    record(UnitNoted(unit_id=unit.pk, note_id=row.pk), actor=actor, at=at)
    return row


@transaction.atomic
def retire(*, unit_id: int, reason: str, actor: Actor, at: datetime) -> Retirement:
    """End a unit's life, with the reason. Raises Invalid(field="reason"), Conflict when it is over already, NotFound, Forbidden."""
    unit = locked(unit_id)
    policies.require(actor, "units.edit", unit)
    if not reason.strip():
        raise Invalid(_("Please say why."), field="reason")
    if unit.state == State.RETIRED:
        raise Conflict
    row = Retirement.objects.create(
        unit=unit,
        reason=reason.strip()[:300],
        at=at,
        actor_kind=actor.kind,
        actor_id=actor.id,
        state_before=unit.state,
    )
    unit.state = State.RETIRED.value
    unit.save(update_fields=["state"])
    record(UnitRetired(unit_id=unit.pk, retirement_id=row.pk), actor=actor, at=at)
    return row


@transaction.atomic
def undo_retirement(*, unit_id: int, actor: Actor, at: datetime) -> Retirement:
    """The unit lives: its last retirement was a mistake. Raises Conflict when it is not retired, NotFound, Forbidden."""
    unit = locked(unit_id)
    policies.require(actor, "units.edit", unit)
    row = Retirement.objects.select_for_update().filter(unit=unit, undone_at=None).order_by("-id").first()
    if row is None or unit.state != State.RETIRED:
        raise Conflict
    row.undone_at = at
    row.save(update_fields=["undone_at"])
    unit.state = row.state_before or State.IN_USE.value
    unit.save(update_fields=["state"])
    record(RetirementUndone(unit_id=unit.pk, retirement_id=row.pk), actor=actor, at=at)
    return row


@transaction.atomic
def fit(
    *, unit_id: int, name: str = "", part_id: int | None = None, serial: str = "", actor: Actor, at: datetime
) -> Component:
    """A part with a number of its own is inside the unit now. Raises Invalid(field), NotFound, Forbidden."""
    unit = locked(unit_id)
    policies.require(actor, "units.edit", unit)
    if part_id is None and not name.strip():
        raise Invalid(_("Which part is it?"), field="name")
    row = Component.objects.create(
        unit=unit, part_id=part_id, name=name.strip()[:120], serial=serial.strip()[:60], fitted_at=at
    )
    record(ComponentChanged(unit_id=unit.pk, component_id=row.pk, is_fitted=True), actor=actor, at=at)
    return row


@transaction.atomic
def remove(*, component_id: int, actor: Actor, at: datetime) -> Component:
    """The part is no longer inside; removed already, nothing changes. Raises NotFound, Forbidden."""
    row = Component.objects.select_for_update(of=("self",)).filter(pk=component_id).first()
    if row is None:
        raise NotFound
    policies.require(actor, "units.edit", locked(row.unit_id))
    if row.removed_at is None:
        row.removed_at = at
        row.save(update_fields=["removed_at"])
        record(ComponentChanged(unit_id=row.unit_id, component_id=row.pk, is_fitted=False), actor=actor, at=at)
    return row


@transaction.atomic
def install_firmware(
    *, unit_id: int, firmware_id: int, how: str = "engineer", actor: Actor, at: datetime
) -> FirmwareInstallation:
    """A software version of the unit's model is on it now, and who put it there. Raises Invalid(field), NotFound, Forbidden."""
    unit = locked(unit_id)
    policies.require(actor, "units.edit", unit)
    release = catalog.releases(unit.model_id).filter(pk=firmware_id).first() if unit.model_id else None
    if release is None:
        raise Invalid(_("This model has no such version."), field="firmware")
    if how not in WAYS:
        raise Invalid(_("Please choose one of the list."), field="how")
    row = FirmwareInstallation.objects.create(
        unit=unit, firmware=release, installed_at=at, how=how, actor_kind=actor.kind, actor_id=actor.id
    )
    unit.firmware = release
    unit.save(update_fields=["firmware"])
    record(FirmwareInstalled(unit_id=unit.pk, firmware_id=release.pk, how=how), actor=actor, at=at)
    return row
