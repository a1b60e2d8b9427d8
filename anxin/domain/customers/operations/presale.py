"""What a customer was told before she bought, and whether it was right."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.customers.events import PreSaleJudged, PreSaleNoted
from anxin.domain.customers.models import PreSaleNote
from anxin.domain.customers.operations.files import lock
from anxin.domain.customers.policies import EDIT
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid, NotFound
from anxin.foundation.events.operations import Changed, record


@transaction.atomic
def note(
    *,
    customer_id: int,
    text: str,
    told_date: date,
    adviser_name: str = "",
    model_id: int | None = None,
    brand_id: int | None = None,
    actor: Actor,
    at: datetime,
) -> PreSaleNote:
    """Write down what she was told, by whom (empty: by whoever writes this) and about which product. Raises Invalid(field), NotFound, Forbidden."""
    customer = lock(customer_id=customer_id, permission=EDIT, actor=actor)
    if not text.strip():
        raise Invalid(_("Please write what she was told."), field="text")
    if told_date > at.date():
        raise Invalid(_("This day is still to come."), field="told_date")
    row = PreSaleNote.objects.create(
        customer=customer,
        brand_id=brand_id,
        model_id=model_id,
        text=text.strip()[:4000],
        adviser_id=actor.id if actor.is_staff and not adviser_name.strip() else None,
        adviser_name=(adviser_name.strip() or actor.name)[:80],
        told_date=told_date,
        created_at=at,
    )
    record(PreSaleNoted(customer_id=customer.pk, note_id=row.pk), actor=actor, at=at)
    return row


@transaction.atomic
def judge(*, note_id: int, verdict: str, why: str, actor: Actor, at: datetime) -> PreSaleNote:
    """Say that the advice was right, or a mistake (then: why), or leave it open again. Raises Invalid(field), NotFound, Forbidden."""
    row = PreSaleNote.objects.select_for_update().filter(pk=note_id).first()
    if row is None:
        raise NotFound
    lock(customer_id=row.customer_id, permission=EDIT, actor=actor)
    if verdict not in PreSaleNote.Verdict.values:
        raise Invalid(field="verdict")
    if verdict == PreSaleNote.Verdict.MISTAKE and not why.strip():
        raise Invalid(_("Please say what was wrong about it."), field="why")
    before, row.verdict, row.verdict_why = row.verdict, verdict, why.strip()[:300]
    row.judged_at = None if verdict == PreSaleNote.Verdict.OPEN else at
    row.save(update_fields=["verdict", "verdict_why", "judged_at"])
    event = PreSaleJudged(customer_id=row.customer_id, note_id=row.pk, verdict=verdict)
    record(event, actor=actor, at=at, changes=[Changed("customer", row.customer_id, "verdict", before, verdict)])
    return row
