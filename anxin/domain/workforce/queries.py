"""Reads of workforce."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time

from django.db.models import Q, QuerySet

from anxin.domain.accounts.queries import staff_members
from anxin.domain.workforce.models import Duty, HouseQuietHours, Notice, QuietHours
from anxin.domain.workforce.rules.quiet import DEFAULT_END, DEFAULT_START, quiet_until


def on_duty(*, brand_id: int | None, at: datetime) -> list[int]:
    """Ids of active people on duty for a brand at `at` (those on duty for all brands included)."""
    duties = Duty.objects.filter(
        Q(brand_id=brand_id) | Q(brand_id=None), Q(ends_at=None) | Q(ends_at__gt=at), starts_at__lte=at
    )
    return sorted(set(duties.filter(staff__is_active=True).values_list("staff_id", flat=True)))


def notices(staff_id: int) -> QuerySet[Notice]:
    """A person's notices, newest first."""
    return Notice.objects.filter(staff_id=staff_id).order_by("-id")


def unread_count(staff_id: int, most: int = 99) -> int:
    """How many notices are unread, counted up to `most`."""
    return Notice.objects.filter(staff_id=staff_id, read_at=None)[:most].count()


def unread(staff_id: int, most: int = 100) -> list[Notice]:
    """The newest `most` unread notices of a person."""
    return list(Notice.objects.filter(staff_id=staff_id, read_at=None).order_by("-id")[:most])


def is_on_duty(staff_id: int, at: datetime) -> bool:
    """Whether a person is on any duty at `at`."""
    return _standing(at).filter(staff_id=staff_id).exists()


def duties(at: datetime) -> QuerySet[Duty]:
    """Who is on duty at `at`, with person and brand, longest first."""
    return _standing(at).filter(staff__is_active=True).select_related("staff", "brand").order_by("starts_at", "id")


def _standing(at: datetime) -> QuerySet[Duty]:
    return Duty.objects.filter(Q(ends_at=None) | Q(ends_at__gt=at), starts_at__lte=at)


def disturbable_from(staff_ids: Collection[int], at: datetime) -> dict[int, datetime]:
    """From when on each person may be disturbed: now when on duty, else outside her quiet hours. People who left: now."""
    if not staff_ids:
        return {}
    duties = _standing(at).filter(staff_id__in=staff_ids)
    on_duty_ids = set(duties.values_list("staff_id", flat=True))
    own = {row.staff_id: (row.starts, row.ends) for row in QuietHours.objects.filter(staff_id__in=staff_ids)}
    house = house_quiet_hours()
    zones = dict(staff_members().filter(pk__in=staff_ids).values_list("pk", "zone"))
    return {
        id: at if id in on_duty_ids or id not in zones else _awake(zones[id], own.get(id, house), at)
        for id in staff_ids
    }


def quiet_hours_of(staff_id: int) -> tuple[time, time] | None:
    """The (start, end) a person chose herself, or None: those of the house hold for her."""
    row = QuietHours.objects.filter(staff_id=staff_id).first()
    return (row.starts, row.ends) if row else None


def house_quiet_hours() -> tuple[time, time]:
    """The (start, end) of everybody who chose none."""
    row = HouseQuietHours.objects.filter(pk=1).first()
    return (row.starts, row.ends) if row else (DEFAULT_START, DEFAULT_END)


def _awake(zone: str, hours: tuple[time, time], at: datetime) -> datetime:
    return quiet_until(at, zone=zone, start=hours[0], end=hours[1])
