"""A file being brought in, as a page does it."""

from __future__ import annotations

import io

import pytest

from anxin.foundation import clock
from anxin.foundation.transfer.models import TransferRun
from anxin.foundation.transfer.operations import runs


@pytest.fixture
def bring(cast):
    """Gives a file (text or bytes) to an importer; returns the run, its columns guessed."""

    def give(content: str | bytes, importer: str = "customers", **more) -> TransferRun:
        data = content.encode() if isinstance(content, str) else content
        given = {
            "importer": importer,
            "brand_id": cast.brand.pk,
            "source": "old-crm",
            "file": io.BytesIO(data),
            "file_name": "export.csv",
            "size_bytes": len(data),
            "language": "en",
            "zone": "Asia/Shanghai",
            "actor": cast.administrator,
            "at": clock.now(),
        }
        return runs.receive(**{**given, **more})

    return give


@pytest.fixture
def go(cast, run_jobs):
    """Takes a run through check and load (or one of both) and returns it as it stands then."""

    def run_it(run: TransferRun, *steps: str) -> TransferRun:
        for step in steps or ("check", "load"):
            more = {"mapping": run.mapping} if step == "check" else {}
            getattr(runs, step)(run_id=run.pk, actor=cast.administrator, at=clock.now(), **more)
            run_jobs()
        run.refresh_from_db()
        return run

    return run_it
