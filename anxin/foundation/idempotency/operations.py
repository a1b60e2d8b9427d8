"""Doing a thing once under a key, whatever is sent again and however close together."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.foundation.errors import Invalid
from anxin.foundation.idempotency.models import KeptAnswer

KEPT_FOR = timedelta(hours=48)
Answer = tuple[int, Any]


@transaction.atomic
def once(*, scope: str, key: str, request: bytes, run: Callable[[], Answer], at: datetime) -> Answer:
    """What `run` answers (status, JSON value), or what it answered when `scope` sent `key` before.

    Both the row and what `run` writes are one transaction: two at once wait for each other, and a refused request
    keeps nothing, so it may be sent again. Raises Invalid when the key was used for another request.
    """
    fingerprint = hashlib.sha256(request).hexdigest()
    row, is_new = KeptAnswer.objects.get_or_create(
        scope=scope, key=key, defaults={"fingerprint": fingerprint, "at": at}
    )
    if not is_new:
        if row.fingerprint != fingerprint:
            raise Invalid(_("This idempotency key was already used for another request."), field="Idempotency-Key")
        return row.status, row.body
    row.status, row.body = run()
    row.save(update_fields=["status", "body"])
    return row.status, row.body


def forget_old(*, at: datetime) -> int:
    """Forget answers older than two days; returns how many."""
    return KeptAnswer.objects.filter(at__lt=at - KEPT_FOR).delete()[0]
