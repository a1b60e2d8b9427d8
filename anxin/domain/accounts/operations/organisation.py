"""Brands, regions, outlets and teams: made and changed; what changed is recorded."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import policies
from anxin.domain.accounts.events import OrganisationChanged
from anxin.domain.accounts.models import Brand, Outlet, Region, Staff, Team, TeamMembership
from anxin.domain.calendars.operations.keeping import keep
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Invalid, NotFound
from anxin.foundation.events.operations import Changed, record

PERMISSION = "settings.organisation"
LANGUAGES = ("zh-hans", "zh-hant", "en")
_BRAND = ("code", "names", "slogans", "logo_id", "accent", "language", "zone", "hotline", "is_active", "order")
_REGION = ("code", "names")
_OUTLET = ("code", "names", "region_id", "is_partner", "address", "phone")
_TEAM = ("code", "names", "brand_id", "is_active")


@transaction.atomic
def save_brand(
    *,
    brand_id: int | None = None,
    values: Mapping[str, Any],
    week: Mapping[str, list[str]] | None = None,
    actor: Actor,
    at: datetime,
) -> Brand:
    """Make or change a brand; `week` replaces its weekly working time, keeping exceptional days. Raises as `_save`."""
    brand = _loaded(Brand, brand_id, values, actor)
    checked = checked_brand(values)
    if brand.pk and checked.get("is_active") is False and not _others_active(brand):
        raise Invalid(_("One brand must stay active, or customers could turn to nobody."), field="is_active")
    changes = _changes(brand, checked, _BRAND)
    if week is not None:
        before = brand.calendar
        spec = {"zone": brand.zone, "week": dict(week), "days": before.spec.get("days", {}) if before else {}}
        if before is None or before.spec != spec:
            name = next(iter(brand.names.values()))
            brand.calendar = keep(calendar_id=before.pk if before else None, name=name, spec=spec, actor=actor, at=at)
    return _save("brand", brand, changes, actor, at)


@transaction.atomic
def save_region(*, region_id: int | None = None, values: Mapping[str, Any], actor: Actor, at: datetime) -> Region:
    """Make or change a region. Raises as `_save`."""
    region = _loaded(Region, region_id, values, actor)
    return _save("region", region, _changes(region, _with_names(values), _REGION), actor, at)


@transaction.atomic
def save_outlet(*, outlet_id: int | None = None, values: Mapping[str, Any], actor: Actor, at: datetime) -> Outlet:
    """Make or change an outlet. Raises as `_save`."""
    if not Region.objects.filter(pk=values.get("region_id")).exists():
        raise Invalid(field="region")
    outlet = _loaded(Outlet, outlet_id, values, actor)
    return _save("outlet", outlet, _changes(outlet, _with_names(values), _OUTLET), actor, at)


@transaction.atomic
def save_team(
    *,
    team_id: int | None = None,
    values: Mapping[str, Any],
    member_ids: set[int] | None = None,
    lead_ids: set[int] | None = None,
    actor: Actor,
    at: datetime,
) -> Team:
    """Make or change a team and who is in it. `lead_ids` outside the members are ignored. Raises as `_save`."""
    if values.get("brand_id") and not Brand.objects.filter(pk=values["brand_id"]).exists():
        raise Invalid(field="brand")
    team = _loaded(Team, team_id, values, actor)
    changes = _changes(team, _with_names(values), _TEAM)
    if team.pk is None:
        team.save()
    if member_ids is not None:
        changes += _set_members(team, member_ids, lead_ids or set())
    return _save("team", team, changes, actor, at)


def checked_brand(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values a brand may be written with. Raises Invalid(field)."""
    checked = _with_names(values)
    if "slogans" in checked:
        checked["slogans"] = _texts(checked["slogans"], 120)
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", checked.get("accent", "#000000")):
        raise Invalid(_("Please give a colour like #0f766e."), field="accent")
    if checked.get("language", LANGUAGES[0]) not in dict(settings.LANGUAGES):
        raise Invalid(field="language")
    if checked.get("zone", "UTC") not in zoneinfo.available_timezones():
        raise Invalid(_("This is not a time zone."), field="zone")
    return checked


def _with_names(values: Mapping[str, Any]) -> dict[str, Any]:
    checked = dict(values)
    if "names" in checked:
        checked["names"] = _texts(checked["names"], 60)
        if not checked["names"]:
            raise Invalid(_("Please give a name."), field="names")
    return checked


def _texts(texts: Mapping[str, str], most: int) -> dict[str, str]:
    return {language: texts[language].strip()[:most] for language in LANGUAGES if (texts.get(language) or "").strip()}


def _loaded(model: Any, id: int | None, values: Mapping[str, Any], actor: Actor) -> Any:
    """The locked thing, or a new one; the actor must hold the right where it lies and where it would lie."""
    if id is None:
        thing = model()
    else:
        thing = model.objects.select_for_update().filter(pk=id).first()
        if thing is None:
            raise NotFound
        policies.require(actor, PERMISSION, policies.where_of(thing))
    moved = {name: values[name] for name in ("region_id", "brand_id") if name in values}
    if id is None or any(getattr(thing, name) != value for name, value in moved.items()):
        where = {**policies.where_of(thing), **{name.removesuffix("_id"): value for name, value in moved.items()}}
        policies.require(actor, PERMISSION, where)
    return thing


def _changes(thing: Any, values: Mapping[str, Any], fields: tuple[str, ...]) -> list[tuple[str, Any, Any]]:
    """Set the values that differ; returns (field, before, after) of each."""
    code = values.get("code")
    if code and type(thing).objects.filter(code=code).exclude(pk=thing.pk).exists():
        raise Conflict(_("This code is in use."), field="code")
    changed = []
    for field in fields:
        if field in values and (thing.pk is None or getattr(thing, field) != values[field]):
            changed.append((field, None if thing.pk is None else getattr(thing, field), values[field]))
            setattr(thing, field, values[field])
    return changed


def _save(kind: str, thing: Any, changes: list[tuple[str, Any, Any]], actor: Actor, at: datetime) -> Any:
    """Write and tell. Together with its callers raises NotFound, Forbidden, Conflict(field="code") and Invalid(field)."""
    if changes or thing.pk is None or kind == "brand":
        thing.save()
        told = [Changed(kind, thing.pk, field, before, after) for field, before, after in changes]
        record(OrganisationChanged(kind=kind, object_id=thing.pk), actor=actor, at=at, changes=told)
    return thing


def _set_members(team: Team, member_ids: set[int], lead_ids: set[int]) -> list[tuple[str, Any, Any]]:
    if Staff.objects.filter(pk__in=member_ids).count() != len(member_ids):
        raise Invalid(field="members")
    rows = TeamMembership.objects.filter(team=team)
    before = {row.staff_id: row.is_lead for row in rows}
    after = {id: id in lead_ids for id in member_ids}
    if before == after:
        return []
    rows.exclude(staff_id__in=member_ids).delete()
    for id, is_lead in after.items():
        TeamMembership.objects.update_or_create(team=team, staff_id=id, defaults={"is_lead": is_lead})
    return [("members", sorted(before), sorted(after))]


def _others_active(brand: Brand) -> bool:
    return Brand.objects.filter(is_active=True).exclude(pk=brand.pk).exists()
