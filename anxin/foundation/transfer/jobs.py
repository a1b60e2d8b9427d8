"""Background work of transfer: checking, loading, undoing, writing exports, letting old files go."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from anxin.foundation import clock
from anxin.foundation.jobs.models import Lane
from anxin.foundation.jobs.registry import job


@job("transfer.work", lane=Lane.SLOW)
def work(*, run_id: int) -> None:
    """Check or load a file, from its checkpoint on."""
    from anxin.foundation.transfer import engine

    engine.work(run_id)


@job("transfer.undo", lane=Lane.SLOW)
def undo(*, run_ids: list[int]) -> None:
    """Take out what these runs brought in, in the given order."""
    from anxin.foundation.transfer import undoing

    for run_id in run_ids:
        undoing.undo(run_id)


@job("transfer.export", lane=Lane.SLOW)
def export(*, export_id: int) -> None:
    """Write a file that goes out."""
    from anxin.foundation.transfer import exporting

    exporting.write(export_id)


@job("transfer.forget_files", every=timedelta(days=1))
def forget_files() -> None:
    """Let files go whose time is over."""
    from anxin.foundation.transfer import keeping

    keeping.forget_old(at=clock.now())


@work.when_dead
def _tell_work_failed(payload: dict[str, Any], error: str, at: datetime) -> None:
    from anxin.foundation.transfer import keeping

    keeping.give_up([payload["run_id"]], at=at)


@undo.when_dead
def _tell_undo_failed(payload: dict[str, Any], error: str, at: datetime) -> None:
    from anxin.foundation.transfer import keeping

    keeping.give_up(payload["run_ids"], at=at)


@export.when_dead
def _tell_export_failed(payload: dict[str, Any], error: str, at: datetime) -> None:
    from anxin.foundation.transfer import keeping

    keeping.give_up_export(payload["export_id"], at=at)
