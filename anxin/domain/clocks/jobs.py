"""What the clock on the wall triggers for clocks."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from anxin.domain.clocks.operations import firing, replanning
from anxin.foundation import clock
from anxin.foundation.jobs.models import Lane
from anxin.foundation.jobs.registry import job

_BATCH = 500


@job("clocks.fire", every=timedelta(seconds=15))
def fire() -> None:
    """Act on every step that is due, in batches so that nobody waits long for the write lock."""
    while firing.fire_due(at=clock.now(), limit=_BATCH) == _BATCH:
        pass


@job("clocks.tell_waiting", every=timedelta(minutes=5))
def tell_waiting() -> None:
    """Tell people in their morning what was kept back in their night."""
    firing.tell_waiting(at=clock.now())


@job("clocks.look_at_draft", max_attempts=3, lane=Lane.SLOW)
def look_at_draft(*, preview_id: int) -> None:
    """See what publishing a draft would do; begun again after a crash."""
    from anxin.domain.clocks.operations import previewing  # it enqueues this job

    previewing.look(preview_id=preview_id, at=clock.now())


@look_at_draft.when_dead
def _give_up(payload: dict[str, Any], error: str, at: datetime) -> None:
    from anxin.domain.clocks.operations import previewing

    previewing.give_up(preview_id=payload["preview_id"], at=at)


@job("clocks.apply_version")
def apply_version(*, version_id: int) -> None:
    """Let the running clocks follow a published version; what the one before named may go."""
    from anxin.domain.clocks.operations import publishing  # it enqueues this job

    publishing.release_calendars(version_id=version_id, at=clock.now())
    last: int | None = 0
    while last is not None:
        last = replanning.apply_batch(version_id=version_id, after_id=last, limit=_BATCH, at=clock.now())


@job("clocks.apply_calendar")
def apply_calendar(*, calendar_id: int) -> None:
    """Let the running clocks follow a calendar that was changed; what was counted by the older version stays."""
    last: int | None = 0
    while last is not None:
        last = replanning.apply_calendar_batch(calendar_id=calendar_id, after_id=last, limit=_BATCH, at=clock.now())
