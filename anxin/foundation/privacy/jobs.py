"""Background work of privacy: making the file of a person's data, erasing it, letting old files go."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from anxin.foundation import clock
from anxin.foundation.jobs.models import Lane
from anxin.foundation.jobs.registry import job


@job("privacy.work", lane=Lane.SLOW)
def work(*, request_id: int) -> None:
    """Do what a request asks for."""
    from anxin.foundation.privacy import erasing, exporting
    from anxin.foundation.privacy.models import PrivacyRequest

    request = PrivacyRequest.objects.filter(pk=request_id, state=PrivacyRequest.State.WORKING).first()
    if request is not None:
        (erasing.erase if request.is_erasure else exporting.export)(request)


@job("privacy.forget_files", every=timedelta(days=1))
def forget_files() -> None:
    """Let the files of requests go whose time is over."""
    from anxin.foundation.privacy import exporting

    exporting.forget_old(at=clock.now())


@work.when_dead
def _tell_failed(payload: dict[str, Any], error: str, at: datetime) -> None:
    from anxin.foundation.privacy import exporting

    exporting.give_up(payload["request_id"], at=at)
