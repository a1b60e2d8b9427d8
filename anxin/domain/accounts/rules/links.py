"""Invitation links: what makes their secret, what of it is kept, and whether one still works."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from anxin.domain.accounts.types import LinkState

LASTS = timedelta(days=7)


def new_secret() -> str:
    """256 random bits for an address; only whoever gets the link knows them."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """What is stored instead of the secret. A plain hash is enough for 256 random bits."""
    return hashlib.sha256(secret.encode()).hexdigest()


def state_of(
    *, accepted_at: datetime | None, withdrawn_at: datetime | None, expires_at: datetime, at: datetime
) -> LinkState:
    """The state of a link at `at`; used and withdrawn win over expired, because they say more."""
    if accepted_at:
        return LinkState.USED
    if withdrawn_at:
        return LinkState.WITHDRAWN
    return LinkState.EXPIRED if expires_at <= at else LinkState.OPEN
