"""The life of a unit in one stream, each entry in its phase: asked, bought, installed, used, serviced, upgraded, retired."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from anxin.domain.accounts import queries as accounts
from anxin.domain.cases import queries as cases
from anxin.domain.purchases import queries as purchases
from anxin.domain.units import queries
from anxin.foundation.actors import Actor
from anxin.surfaces.desk.units import words

if TYPE_CHECKING:
    from anxin.domain.units.models import Unit

MOST = 200


@dataclass(frozen=True)
class Entry:
    """Something that happened to the unit. `is_day`: only the day is known."""

    phase: str
    at: datetime
    text: str
    icon: str
    detail: str = ""
    url: str = ""
    tone: str = ""
    is_day: bool = False

    @property
    def phase_word(self) -> Any:
        """The phase in the reader's words."""
        return words.PHASES[self.phase].label


def entries(unit: Unit, actor: Actor, phases: list[str]) -> list[Entry]:
    """The newest entries, newest first, of some phases or all; bounded by what each source gives."""
    found = [each for source in _SOURCES for each in source(unit, actor)]
    wanted = [each for each in found if not phases or each.phase in phases]
    return sorted(wanted, key=lambda each: each.at, reverse=True)[:MOST]


def _days(unit: Unit, actor: Actor) -> Iterator[Entry]:
    zone = ZoneInfo(unit.brand.zone)
    known = (
        ("bought", unit.made_date, _("Made"), "building", unit.batch and _("batch %(batch)s") % {"batch": unit.batch}),
        ("bought", unit.sold_date, _("Sold"), "shopping-cart", unit.seller),
        ("bought", unit.delivered_date, pgettext("goods", "Delivered"), "truck-delivery", ""),
        ("installed", unit.installed_date, _("Installed"), "home", unit.installer),
    )
    for phase, day, text, icon, detail in known:
        if day is not None:
            yield Entry(phase, _noon(day, zone), text, icon, detail or "", is_day=True)


def _noon(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(12), zone)


def _purchases(unit: Unit, actor: Actor) -> Iterator[Entry]:
    for row in purchases.of_unit(actor, unit.pk) if actor.can("purchases.view") else ():
        url = reverse("purchases:purchase", args=[row.pk])
        text = _("Bought, order %(number)s") % {"number": row.order_number}
        yield Entry("bought", row.bought_at, text, "receipt", row.shop, url)


def _owners(unit: Unit, actor: Actor) -> Iterator[Entry]:
    for row in queries.owners(unit):
        role, name = words.ROLES[row.role].label, row.customer.name or _("A customer")
        text = _("%(name)s is %(role)s") % {"name": name, "role": role}
        yield Entry("used", row.from_at, text, "user-plus", str(words.HOW.get(row.how, "")))
        if row.until_at:
            over = _("%(name)s is %(role)s no longer") % {"name": name, "role": role}
            yield Entry("used", row.until_at, over, "user-minus")


def _cases(unit: Unit, actor: Actor) -> Iterator[Entry]:
    for case in cases.of_unit(actor, unit.pk, limit=50) if actor.can("cases.view") else ():
        url = reverse("cases:case", args=[case.number])
        yield Entry("asked", case.opened_at, case.subject, "message", f"#{case.number}", url)


def _episodes(unit: Unit, actor: Actor) -> Iterator[Entry]:
    for row in queries.episodes(unit):
        parts = _(", ").join(part.name or (part.part.number if part.part else "") for part in row.parts.all())
        detail = " · ".join(text for text in (row.problem, row.result, parts) if text)
        tone = words.OUTCOME_TONES.get(row.outcome, "")
        text = _("%(kind)s: %(outcome)s") % {"kind": row.get_kind_display(), "outcome": row.get_outcome_display()}
        phase = "installed" if row.kind == "installation" else "serviced"
        yield Entry(phase, row.started_at, text, "tool", detail, tone=tone)


def _firmware(unit: Unit, actor: Actor) -> Iterator[Entry]:
    for row in queries.firmware_installations(unit):
        text = _("Software %(version)s installed") % {"version": row.firmware.version}
        yield Entry("upgraded", row.installed_at, text, "download", str(words.WAYS.get(row.how, "")))


def _components(unit: Unit, actor: Actor) -> Iterator[Entry]:
    for row in queries.components(unit):
        name = row.name or (row.part.number if row.part else "")
        yield Entry("upgraded", row.fitted_at, _("%(name)s fitted") % {"name": name}, "puzzle", row.serial)
        if row.removed_at:
            yield Entry("upgraded", row.removed_at, _("%(name)s removed") % {"name": name}, "puzzle", row.serial)


def _notes(unit: Unit, actor: Actor) -> Iterator[Entry]:
    for row in queries.notes(unit):
        who = row.author.name if row.author else _("A former colleague")
        yield Entry("used", row.at, _("Note of %(name)s") % {"name": who}, "note", row.text)


def _retirements(unit: Unit, actor: Actor) -> Iterator[Entry]:
    rows = queries.retirements(unit)
    names = accounts.names_of_staff({row.actor_id for row in rows if row.actor_kind == "staff" and row.actor_id})
    for row in rows:
        who = names.get(row.actor_id or 0, "")
        detail = f"{row.reason} ({who})" if who else row.reason
        yield Entry("retired", row.at, _("Taken out of use"), "archive", detail)
        if row.undone_at:
            yield Entry("retired", row.undone_at, _("Put back into use"), "arrow-back-up")


_SOURCES = (_days, _purchases, _owners, _cases, _episodes, _firmware, _components, _notes, _retirements)
