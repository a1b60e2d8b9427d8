"""Calendars made in this installation: by name, by owner, compiled; with their versions and year tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import DatabaseError
from django.db.models import Count, QuerySet

from anxin.domain.calendars import policies
from anxin.domain.calendars.models import Calendar, CalendarHold, CalendarOwner, CalendarVersion
from anxin.domain.calendars.rules.difference import Difference, differences
from anxin.domain.calendars.rules.layers import effective
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound


def find_spec(name: str) -> dict[str, Any] | None:
    """What the calendar of that name counts with, packs included; None when there is none, or no database yet."""
    try:
        row = Calendar.objects.filter(name=name).first()
    except DatabaseError:
        return None
    return effective(row.spec, row.packs) if row else None


def visible(actor: Actor) -> QuerySet[Calendar]:
    """All calendars by name, for those who may see the pages about them; `owner_count` beside brands."""
    rows = Calendar.objects.annotate(owner_count=Count("owners"))
    return rows if policies.may_see(actor) else rows.none()


def choices() -> list[tuple[int, str]]:
    """(id, name) of every calendar, by name: for those who choose one elsewhere."""
    return list(Calendar.objects.values_list("pk", "name"))


def get(calendar_id: int, actor: Actor) -> Calendar:
    """One calendar. Raises NotFound."""
    row = visible(actor).filter(pk=calendar_id).first()
    if row is None:
        raise NotFound
    return row


def owners(calendar_id: int) -> list[tuple[str, int]]:
    """(kind, id) of everyone who keeps to it, beside brands."""
    return list(
        CalendarOwner.objects.filter(calendar_id=calendar_id)
        .order_by("kind", "object_id")
        .values_list("kind", "object_id")
    )


def holders(calendar_id: int) -> list[dict[str, str]]:
    """The names, by language, of what else names this calendar, such as time policies."""
    return list(CalendarHold.objects.filter(calendar_id=calendar_id).order_by("pk").values_list("names", flat=True))


def for_owners(owners: Iterable[tuple[str, int | None]], default_id: int | None = None) -> int | None:
    """The calendar of the first of these (kind, id) that has one of its own, else `default_id` (the brand's); one query.

    `for_owners([("contract", 7), ("outlet", 3), ("region", 1)], brand.calendar_id)`.
    """
    wanted = [(kind, owner_id) for kind, owner_id in owners if owner_id is not None]
    if not wanted:
        return default_id
    rows = CalendarOwner.objects.filter(
        kind__in={kind for kind, _id in wanted}, object_id__in={owner_id for _kind, owner_id in wanted}
    )
    found = {
        (kind, owner_id): calendar for kind, owner_id, calendar in rows.values_list("kind", "object_id", "calendar_id")
    }
    return next((found[owner] for owner in wanted if owner in found), default_id)


def versions(calendar_id: int, *, limit: int = 20) -> list[tuple[CalendarVersion, list[Difference]]]:
    """The newest versions, each with what it changed; two queries at most. The first one ever changed nothing."""
    rows = list(CalendarVersion.objects.filter(calendar_id=calendar_id)[: limit + 1])
    following = [*rows[1:], None][: len(rows)]
    return [(row, _changed(old, row)) for row, old in zip(rows, following, strict=True)][:limit]


def _changed(before: CalendarVersion | None, after: CalendarVersion) -> list[Difference]:
    return differences((before.spec, before.packs), (after.spec, after.packs)) if before else []
