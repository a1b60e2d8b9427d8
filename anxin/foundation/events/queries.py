"""Reading timelines."""

from __future__ import annotations

from anxin.foundation.events.models import Event, EventSubject


def timeline(kind: str, subject_id: int, *, limit: int = 50, before_id: int | None = None) -> list[Event]:
    """The newest `limit` events about one thing, newest first, older than event `before_id` if given; changes prefetched."""
    subjects = EventSubject.objects.filter(kind=kind, subject_id=subject_id)
    if before_id is not None:
        subjects = subjects.filter(event_id__lt=before_id)
    ids = list(subjects.order_by("-event_id").values_list("event_id", flat=True)[:limit])
    return list(Event.objects.filter(pk__in=ids).prefetch_related("changes").order_by("-pk"))
