"""Reads of units, always for an actor; what is prefetched is decided here."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from anxin.domain.units import links, policies
from anxin.domain.units.models import (
    Component,
    FirmwareInstallation,
    LabelSheet,
    Ownership,
    OwnershipClaim,
    Retirement,
    ServiceEpisode,
    Unit,
    UnitNote,
)
from anxin.domain.units.rules import dates
from anxin.domain.units.types import ClaimState, EpisodeFacts, PartUsed, Role, UnitFacts, Wait
from anxin.foundation.actors import Actor
from anxin.foundation.db.spelling import spelling
from anxin.foundation.errors import NotFound
from anxin.foundation.ids import read_code

if TYPE_CHECKING:
    from anxin.domain.customers.models import Customer

ORDER = ("-id",)
MOST_COUNTED = 999
MOST_EPISODES = 200
_SHOWN = ("brand", "model__line", "outlet", "firmware")


@dataclass(frozen=True)
class Filter:
    """What a list of units is narrowed to; empty means not narrowed. `typed` is a piece of a serial number, or a code."""

    typed: str = ""
    batch: str = ""
    states: tuple[str, ...] = ()
    brand_ids: tuple[int, ...] = ()
    model_ids: tuple[int, ...] = ()
    made_from: date | None = None
    made_to: date | None = None


def listed(actor: Actor, wanted: Filter) -> QuerySet[Unit]:
    """The visible units a filter leaves, newest first, with what a list row shows. Page it by `id`."""
    rows = policies.visible(Unit.objects.all(), actor)
    for column, values in (("state", wanted.states), ("brand_id", wanted.brand_ids), ("model_id", wanted.model_ids)):
        if values:
            rows = rows.filter(**{f"{column}__in": values} if len(values) > 1 else {column: values[0]})
    if wanted.batch:
        rows = rows.filter(batch=wanted.batch)
    if wanted.made_from:
        rows = rows.filter(made_date__gte=wanted.made_from)
    if wanted.made_to:
        rows = rows.filter(made_date__lte=wanted.made_to)
    if wanted.typed.strip():
        rows = rows.filter(_named(wanted.typed))
    return rows.select_related(*_SHOWN).order_by(*ORDER)


def _named(typed: str) -> Q:
    key = spelling(typed)
    named = Q(code=read_code(typed))
    return named | Q(serial_key__contains=key) if key else named


def count(actor: Actor, wanted: Filter, most: int = MOST_COUNTED) -> int:
    """How many units a filter leaves, counted up to `most` + 1."""
    return listed(actor, wanted).values("pk")[: most + 1].count()


def ids(actor: Actor, wanted: Filter, most: int) -> list[int]:
    """Ids of the units a filter leaves, newest first, at most `most`."""
    return list(listed(actor, wanted).values_list("pk", flat=True)[:most])


def found(actor: Actor, words: str, *, limit: int = 8) -> list[Unit]:
    """Visible units whose serial number or code holds what was typed (three characters or more), exact ones first."""
    key = spelling(words)
    if len(key) < 3 or not actor.can("units.view"):
        return []
    rows = list(listed(actor, Filter(typed=words))[:limit])
    return sorted(rows, key=lambda unit: unit.serial_key != key)


def get_unit(actor: Actor, unit_id: int) -> Unit:
    """One unit; for a merged one the file that is kept. Raises NotFound when there is none or the actor may not know of it."""
    rows = policies.visible(Unit.objects.all(), actor).select_related(*_SHOWN, "model__picture")
    unit = rows.filter(pk=unit_id).first() or rows.filter(aliases=unit_id).first()
    if unit is None:
        raise NotFound
    return unit


def find_unit(unit_id: int) -> Unit | None:
    """One unit, whoever asks: for pages of things that belong to it."""
    return Unit.objects.select_related(*_SHOWN, "model__picture").filter(pk=unit_id).first()


def find_by_serial(actor: Actor, brand_id: int, serial: str) -> Unit | None:
    """The visible unit of a brand with that serial number in any spelling, or that code; None when there is none."""
    key = spelling(serial)
    rows = policies.visible(Unit.objects.filter(brand_id=brand_id), actor).select_related(*_SHOWN)
    return rows.filter(Q(serial_key=key) | Q(code=read_code(serial))).first() if key else None


def find_by_code(code: str) -> Unit | None:
    """The unit behind a QR, whoever scans it; None for a code nobody has."""
    return links.find_by_code(code) if code else None


def ownership_of(unit: Unit, customer_id: int) -> Ownership | None:
    """That customer's present ownership of the unit."""
    rows = Ownership.objects.filter(unit=unit, customer_id=customer_id, until_at=None).select_related("unit")
    return rows.order_by("id").first()


def find_ownership(unit: Unit, token: str) -> Ownership | None:
    """The ownership an owner's link names, as long as it lasts; None for a forged or ended one."""
    return links.find_ownership(unit, token)


def find_claim(unit: Unit, token: str) -> OwnershipClaim | None:
    """The claim a claimant's link names; None for a forged one."""
    return links.find_claim(unit, token)


def public_path(unit: Unit) -> str:
    """Path of the page behind the QR."""
    return links.path_of(unit)


def owner_path(ownership: Ownership) -> str:
    """Path of the page that shows an owner her own data."""
    return links.owner_path(ownership)


def claim_path(claim: OwnershipClaim) -> str:
    """Path of the page on which a claimant sees what became of her request."""
    return links.claim_path(claim)


def owners(unit: Unit) -> list[Ownership]:
    """Everybody who was or is something to it, those of today first."""
    rows = Ownership.objects.filter(unit=unit).select_related("customer")
    return sorted(rows, key=lambda row: (row.until_at is not None, -row.from_at.timestamp()))


def current_owners(unit: Unit) -> list[Customer]:
    """Those who own or use it today."""
    rows = Ownership.objects.filter(unit=unit, until_at=None, role__in=(Role.OWNER, Role.USER))
    return [row.customer for row in rows.select_related("customer").order_by("role", "id")]


def owner_names(unit_ids: Collection[int]) -> dict[int, list[str]]:
    """Names of those who own or use these units today, by unit: for whoever decides about a claim."""
    rows = Ownership.objects.filter(unit__in=unit_ids, until_at=None, role__in=(Role.OWNER, Role.USER))
    found: dict[int, list[str]] = {}
    for unit_id, name in rows.values_list("unit_id", "customer__name"):
        found.setdefault(unit_id, []).append(name)
    return found


def of_customer(actor: Actor, customer_id: int, limit: int = 20) -> list[Ownership]:
    """The visible units of a customer, today's first, then the newest."""
    seen = policies.visible(Unit.objects.all(), actor)
    rows = Ownership.objects.filter(customer_id=customer_id, unit__in=seen).select_related("unit__model__line")
    return sorted(rows.order_by("-id")[:limit], key=lambda row: row.until_at is not None)


def claims(actor: Actor, state: str = ClaimState.ASKED.value) -> QuerySet[OwnershipClaim]:
    """The claims in that state the actor may decide, newest first. Page it by `id`."""
    seen = policies.visible(Unit.objects.all(), actor)
    rows = OwnershipClaim.objects.filter(unit__in=seen, state=state)
    return rows.select_related("unit__model__line", "unit__brand", "customer", "evidence", "decided_by").order_by("-id")


def claims_of(unit: Unit) -> list[OwnershipClaim]:
    """The newest claims on a unit."""
    rows = OwnershipClaim.objects.filter(unit=unit).select_related("customer", "evidence", "decided_by")
    return list(rows.order_by("-id")[:20])


def get_claim(actor: Actor, claim_id: int) -> OwnershipClaim:
    """One claim. Raises NotFound."""
    seen = policies.visible(Unit.objects.all(), actor)
    rows = OwnershipClaim.objects.filter(unit__in=seen, pk=claim_id)
    found = rows.select_related("unit__model__line", "unit__brand", "customer", "evidence", "decided_by").first()
    if found is None:
        raise NotFound
    return found


def episodes(unit: Unit, limit: int = 50) -> list[ServiceEpisode]:
    """The newest services and repairs with their parts and waits."""
    rows = ServiceEpisode.objects.filter(unit=unit).prefetch_related("parts__part", "waits")
    return list(rows.order_by("-started_at", "-id")[:limit])


def components(unit: Unit) -> list[Component]:
    """Parts with numbers of their own, those inside today first."""
    rows = Component.objects.filter(unit=unit).select_related("part").order_by("-fitted_at", "-id")[:100]
    return sorted(rows, key=lambda row: row.removed_at is not None)


def firmware_installations(unit: Unit) -> list[FirmwareInstallation]:
    """What came onto it, newest first."""
    rows = FirmwareInstallation.objects.filter(unit=unit).select_related("firmware")
    return list(rows.order_by("-installed_at", "-id")[:50])


def notes(unit: Unit, limit: int = 50) -> list[UnitNote]:
    """Colleagues' notes, newest first."""
    return list(UnitNote.objects.filter(unit=unit).select_related("author").order_by("-id")[:limit])


def retirements(unit: Unit) -> list[Retirement]:
    """Ends of its life, also those taken back."""
    return list(Retirement.objects.filter(unit=unit).order_by("-id")[:10])


def sheets(actor: Actor) -> list[LabelSheet]:
    """The actor's newest print runs."""
    rows = LabelSheet.objects.filter(staff_id=actor.id if actor.is_staff else None).select_related("file")
    return list(rows.order_by("-id")[:10])


def find_sheet(actor: Actor, sheet_id: int) -> LabelSheet | None:
    """One of the actor's print runs."""
    rows = LabelSheet.objects.filter(staff_id=actor.id if actor.is_staff else None, pk=sheet_id)
    return rows.select_related("file").first()


def serials_of(unit_ids: Collection[int]) -> dict[int, str]:
    """Serial number, else code, of units by id, whoever asks: for logs and lists of other things."""
    rows = Unit.objects.filter(pk__in=set(unit_ids)).values_list("pk", "serial", "code")
    return {pk: serial or code for pk, serial, code in rows}


def age_months(unit: Unit, *, today: date) -> int | None:
    """Whole months since it was installed, else delivered, sold or made; None when no day is known."""
    return dates.age_months({name: getattr(unit, name) for name in dates.ORDER}, today=today)


def facts_of(unit: Unit) -> UnitFacts:
    """What rules about warranty need of a unit: frozen values, no personal data but the ids of its owners of today."""
    return UnitFacts(
        id=unit.pk,
        brand_id=unit.brand_id,
        model_id=unit.model_id,
        line_id=unit.model.line_id if unit.model else None,
        serial=unit.serial,
        batch=unit.batch,
        state=unit.state,
        made_date=unit.made_date,
        sold_date=unit.sold_date,
        delivered_date=unit.delivered_date,
        installed_date=unit.installed_date,
        owner_ids=tuple(customer.pk for customer in current_owners(unit)),
        episodes=tuple(_facts(each) for each in episodes(unit, MOST_EPISODES)),
    )


def episode_facts(rows: Iterable[ServiceEpisode]) -> list[EpisodeFacts]:
    """Episodes (with parts and waits prefetched) as rules read them."""
    return [_facts(each) for each in rows]


def _facts(episode: ServiceEpisode) -> EpisodeFacts:
    return EpisodeFacts(
        id=episode.pk,
        kind=episode.kind,
        started_at=episode.started_at,
        ended_at=episode.ended_at,
        outcome=episode.outcome,
        same_problem_id=episode.same_problem_id or episode.pk,
        waits=tuple(Wait(wait.from_at, wait.until_at, wait.reason) for wait in episode.waits.all()),
        parts=tuple(
            PartUsed(part.part_id, part.name, part.quantity, part.old_serial, part.new_serial)
            for part in episode.parts.all()
        ),
    )
