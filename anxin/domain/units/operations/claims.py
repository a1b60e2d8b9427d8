"""Somebody asks to take a unit over; a person of the house decides, and can take the decision back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.customers.operations.consent import accept_notice
from anxin.domain.customers.operations.files import identify
from anxin.domain.customers.types import Reach
from anxin.domain.units import policies
from anxin.domain.units.events import ClaimDecided, OwnershipClaimed, OwnershipEnded, OwnershipStarted
from anxin.domain.units.models import Ownership, OwnershipClaim
from anxin.domain.units.operations.ownership import start, stop
from anxin.domain.units.operations.units import locked
from anxin.domain.units.types import ClaimState, Role, State
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Invalid, NotFound
from anxin.foundation.events.operations import record


@transaction.atomic
def ask(
    *,
    unit_id: int,
    claimant: Reach,
    message: str = "",
    evidence_id: int | None = None,
    evidence_name: str = "",
    at: datetime,
) -> OwnershipClaim:
    """Keep that somebody says the unit is hers now; asked twice by the same person, the open claim is brought up to date.

    Tells nothing about who has it. Raises Invalid(field), Conflict for a unit whose life ended.
    """
    unit = locked(unit_id)
    if unit.state == State.RETIRED:
        raise Conflict(_("This machine is out of use."))
    who = Actor(kind="customer", name=claimant.name)
    customer = identify(
        phone=claimant.phone,
        email=claimant.email,
        name=claimant.name,
        language=claimant.language,
        zone=claimant.zone,
        region=claimant.region,
        actor=who,
        at=at,
    )
    who = Actor(kind="customer", id=customer.pk, name=claimant.name)
    claim, is_new = OwnershipClaim.objects.get_or_create(
        unit=unit, customer=customer, state=ClaimState.ASKED.value, defaults={"asked_at": at}
    )
    claim.message = message.strip()[:1000] or claim.message
    if evidence_id is not None:
        claim.evidence_id, claim.evidence_name = evidence_id, evidence_name[:120]
    claim.save()
    if is_new:
        accept_notice(customer_id=customer.pk, brand_id=unit.brand_id, actor=who, at=at)
        asked = OwnershipClaimed(unit_id=unit.pk, customer_id=customer.pk, claim_id=claim.pk)
        record(asked, actor=who, at=at)
    return claim


@transaction.atomic
def approve(*, claim_id: int, ends_others: bool = True, answer: str = "", actor: Actor, at: datetime) -> OwnershipClaim:
    """The unit is the claimant's; with `ends_others` owners and users before her have it no longer (installer and dealer stay).

    Raises NotFound, Forbidden without "units.claims", Conflict when it was decided meanwhile.
    """
    claim = _open_claim(claim_id, actor)
    if ends_others:
        before = Ownership.objects.select_for_update().filter(
            unit_id=claim.unit_id, until_at=None, role__in=(Role.OWNER, Role.USER)
        )
        for row in before.exclude(customer_id=claim.customer_id).order_by("pk"):
            stop(row, at, claim=claim, actor=actor, at=at)
    start(claim.unit, claim.customer_id, Role.OWNER, "second_hand", at, claim=claim, actor=actor, at=at)
    return _decide(claim, ClaimState.APPROVED, answer, actor, at)


@transaction.atomic
def refuse(*, claim_id: int, answer: str, actor: Actor, at: datetime) -> OwnershipClaim:
    """The unit is not given to the claimant; `answer` is what she reads. Raises Invalid(field="answer"), NotFound, Forbidden, Conflict."""
    if not answer.strip():
        raise Invalid(_("Please tell her why: she reads it."), field="answer")
    return _decide(_open_claim(claim_id, actor), ClaimState.REFUSED, answer, actor, at)


@transaction.atomic
def undo(*, claim_id: int, actor: Actor, at: datetime) -> OwnershipClaim:
    """Take an approval or refusal back: after an approval the owners are as they were before, after a refusal the claim is open again.

    Raises NotFound, Forbidden, Conflict when it is not decided or a later approval stands on it.
    """
    claim = _locked_claim(claim_id, actor)
    if claim.state == ClaimState.REFUSED:
        return _reopen(claim, actor, at)
    if claim.state != ClaimState.APPROVED:
        raise Conflict
    later = OwnershipClaim.objects.filter(
        unit_id=claim.unit_id, state=ClaimState.APPROVED, decided_at__gt=claim.decided_at
    )
    if later.exists():
        raise Conflict(_("The machine was given to somebody else after this. Take that back first."))
    for row in Ownership.objects.select_for_update().filter(claim=claim, until_at=None).order_by("pk"):
        row.until_at = at
        row.save(update_fields=["until_at"])
        record(OwnershipEnded(unit_id=row.unit_id, customer_id=row.customer_id, role=row.role), actor=actor, at=at)
    for row in Ownership.objects.select_for_update().filter(ended_by=claim).order_by("pk"):
        row.until_at = row.ended_by = None
        row.save(update_fields=["until_at", "ended_by"])
        back = OwnershipStarted(unit_id=row.unit_id, customer_id=row.customer_id, role=row.role, how="given_back")
        record(back, actor=actor, at=at)
    return _decide(claim, ClaimState.UNDONE, claim.answer, actor, at)


def _reopen(claim: OwnershipClaim, actor: Actor, at: datetime) -> OwnershipClaim:
    others = OwnershipClaim.objects.filter(
        unit_id=claim.unit_id, customer_id=claim.customer_id, state=ClaimState.ASKED.value
    )
    if others.exists():
        raise Conflict(_("She has asked again meanwhile; that request is open."))
    return _decide(claim, ClaimState.ASKED, "", actor, at)


def _open_claim(claim_id: int, actor: Actor) -> OwnershipClaim:
    claim = _locked_claim(claim_id, actor)
    if claim.state != ClaimState.ASKED:
        raise Conflict(_("This was decided already."))
    return claim


def _locked_claim(claim_id: int, actor: Actor) -> OwnershipClaim:
    found = OwnershipClaim.objects.filter(pk=claim_id).values_list("unit_id", flat=True).first()
    if found is None:
        raise NotFound
    unit = locked(found)
    policies.require(actor, "units.claims", unit)
    claim = OwnershipClaim.objects.select_for_update(of=("self",)).get(pk=claim_id)
    claim.unit = unit
    return claim


def _decide(claim: OwnershipClaim, state: ClaimState, answer: str, actor: Actor, at: datetime) -> OwnershipClaim:
    claim.state, claim.answer = state.value, answer.strip()[:500]
    claim.decided_at = None if state is ClaimState.ASKED else at
    claim.decided_by_id = actor.id if actor.is_staff and claim.decided_at else None
    claim.save()
    decided = ClaimDecided(unit_id=claim.unit_id, customer_id=claim.customer_id, claim_id=claim.pk, state=claim.state)
    record(decided, actor=actor, at=at)
    return claim
