"""`Idempotency-Key`: a request that is sent again with the same key changes nothing and gets the same answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Header
from ninja.responses import Status
from pydantic import StringConstraints

from anxin.foundation import clock
from anxin.foundation.idempotency import operations as idempotency

Key = Annotated[
    Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[\x21-\x7e]+$")] | None,
    Header(alias="Idempotency-Key", description="The same key again within two days gives the same answer."),
]
Answer = tuple[int, dict[str, Any]]


def once(request: HttpRequest, key: str | None, run: Callable[[], Answer]) -> Status:
    """What `run` answers, or what it answered to this caller's request with the same key. Raises Invalid for a reused key."""
    if not key:
        return Status(*run())
    sent = f"{request.method} {request.path}\n".encode() + request.body
    caller: str = request.caller  # type: ignore[attr-defined]
    return Status(*idempotency.once(scope=caller, key=key, request=sent, run=run, at=clock.now()))
