"""Reading timelines."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet

from anxin.foundation.events.models import AccessLog, Event, EventSubject

NEWEST_FIRST = ("-at", "-id")


def timeline(kind: str, subject_id: int, *, limit: int = 50, before_id: int | None = None) -> list[Event]:
    """The newest `limit` events about one thing, newest first, older than event `before_id` if given; changes prefetched."""
    subjects = EventSubject.objects.filter(kind=kind, subject_id=subject_id)
    if before_id is not None:
        subjects = subjects.filter(event_id__lt=before_id)
    ids = list(subjects.order_by("-event_id").values_list("event_id", flat=True)[:limit])
    return list(Event.objects.filter(pk__in=ids).prefetch_related("changes").order_by("-pk"))


def timeline_of_several(
    kind: str,
    subject_ids: Collection[int],
    *,
    types: Collection[str] = (),
    other_than: Collection[str] = (),
    limit: int = 50,
    before_id: int | None = None,
) -> list[Event]:
    """Like `timeline`, for several things that became one; only events of `types` (or of all but `other_than`) when they are given."""
    rows = EventSubject.objects.filter(kind=kind, subject_id__in=subject_ids)
    if types:
        rows = rows.filter(event__type__in=types)
    if other_than:
        rows = rows.exclude(event__type__in=other_than)
    if before_id is not None:
        rows = rows.filter(event_id__lt=before_id)
    ids = list(rows.order_by("-event_id").values_list("event_id", flat=True).distinct()[:limit])
    return list(Event.objects.filter(pk__in=ids).prefetch_related("changes").order_by("-pk"))


def journal(
    *, actor_id: int | None = None, area: str = "", from_at: datetime | None = None, to_at: datetime | None = None
) -> QuerySet[Event]:
    """Everything that happened, with subjects and changes: by a person of the staff, in a domain area, between two instants."""
    rows = Event.objects.filter(type__startswith=f"{area}.") if area else Event.objects.all()
    rows = _between(rows, actor_id, from_at, to_at)
    return rows.prefetch_related("subjects", "changes").order_by(*NEWEST_FIRST)


def looks(
    *, actor_id: int | None = None, from_at: datetime | None = None, to_at: datetime | None = None
) -> QuerySet[AccessLog]:
    """Who looked at protected data, when and why; narrowed as `journal`."""
    return _between(AccessLog.objects.all(), actor_id, from_at, to_at).order_by(*NEWEST_FIRST)


def _between(rows: QuerySet, actor_id: int | None, from_at: datetime | None, to_at: datetime | None) -> QuerySet:  # type: ignore[type-arg]
    if actor_id is not None:
        rows = rows.filter(actor_kind="staff", actor_id=actor_id)
    if from_at is not None:
        rows = rows.filter(at__gte=from_at)
    return rows if to_at is None else rows.filter(at__lt=to_at)
