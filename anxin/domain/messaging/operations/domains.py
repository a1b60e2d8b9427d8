"""Domains that put us off several times in a row: their mail waits together, and one knocks for all."""

from __future__ import annotations

from datetime import datetime, timedelta

from anxin.domain.messaging.models import DomainPause
from anxin.domain.messaging.rules.addresses import without_addresses
from anxin.domain.messaging.types import Outcome, Verdict

# The first refusals may be one full mailbox or greylisting of one sender; then it is the domain.
_PATIENCE = 3
_PAUSES = tuple(timedelta(minutes=m) for m in (1, 2, 5, 10, 20, 30))


def paused_until(address: str, at: datetime) -> datetime | None:
    """Until when mail to this address's domain waits; None when it may go."""
    row = DomainPause.objects.filter(domain=_domain(address), until__gt=at).first()
    return row.until if row else None


def note(address: str, outcome: Outcome, at: datetime) -> None:
    """Inside a transaction: how a try ended. What is the account's own trouble says nothing about the domain."""
    domain = _domain(address)
    if outcome.verdict is not Verdict.AGAIN:
        DomainPause.objects.filter(domain=domain).delete()
        return
    if outcome.trouble is not None or outcome.answer[:1] != "4":
        return
    row, _made = DomainPause.objects.select_for_update().get_or_create(domain=domain)
    row.failures += 1
    row.answer = without_addresses(outcome.answer)[:1000]
    if row.failures >= _PATIENCE:
        row.until = at + _PAUSES[min(row.failures - _PATIENCE, len(_PAUSES) - 1)]
    row.save(update_fields=["failures", "answer", "until"])


def _domain(address: str) -> str:
    return address.rpartition("@")[2].lower()[:253]
