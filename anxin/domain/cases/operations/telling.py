"""Telling the customer by when something is due: what she reads is noted, and from then on never moved behind her back."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import transaction
from django.utils.translation import override

from anxin.domain.cases import queries
from anxin.domain.cases.events import CustomerToldDue
from anxin.domain.cases.rules import due_words
from anxin.domain.cases.rules.due_words import DueLine
from anxin.domain.clocks.operations import telling
from anxin.domain.clocks.types import Due
from anxin.foundation.actors import Actor
from anxin.foundation.events.operations import record

if TYPE_CHECKING:
    from anxin.domain.cases.models import Case
    from anxin.domain.customers.models import Customer


def show_due(case: Case, *, actor: Actor, at: datetime) -> list[Due]:
    """What her page is about to show her, noted as told. Writes only when she did not know one of the times."""
    found = queries.due_for_customer(case)
    news = [due.clock_id for due in found if due.is_news]
    if not news:
        return found
    note_told(case=case, clock_ids=news, how="page", actor=actor, at=at)
    return queries.due_for_customer(case)


def show_lines(case: Case, *, zone: tzinfo, actor: Actor, at: datetime) -> list[DueLine]:
    """The same in words of the active language and this zone, each sentence once."""
    return list(dict.fromkeys(due_words.line(due, zone=zone, now=at) for due in show_due(case, actor=actor, at=at)))


@transaction.atomic
def note_told(*, case: Case, clock_ids: list[int], how: str, actor: Actor, at: datetime) -> None:
    """The customer was told these due times of her case by `how` (page, mail, person); what she knew already is left out."""
    told = telling.mark_told(clock_ids=clock_ids, how=how, actor=actor, at=at)
    if told:
        record(
            CustomerToldDue(case_id=case.pk, clock_ids=[each.clock_id for each in told], how=how), actor=actor, at=at
        )


def sentence_of(due: Due, *, language: str, zone: tzinfo, at: datetime) -> str:
    """One due time as a mail says it; "" while it stands still."""
    if due.due_at is None or due.is_paused:
        return ""
    with override(language):
        return due_words.line(due, zone=zone, now=at).text


def zone_of(customer: Customer) -> tzinfo:
    """Where she reads the clock."""
    try:
        return ZoneInfo(customer.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
