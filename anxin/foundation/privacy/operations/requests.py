"""Entering a request about a person's data, withdrawing it, having it done, fetching its file."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Invalid, NotFound
from anxin.foundation.events.operations import log_access, record
from anxin.foundation.privacy import jobs, queries
from anxin.foundation.privacy.events import ErasureConfirmed, PersonFileFetched, PrivacyRequested, PrivacyWithdrawn
from anxin.foundation.privacy.models import PrivacyRequest

State = PrivacyRequest.State


@transaction.atomic
def enter(
    *,
    kind: str,
    person_id: int,
    asked_by: str,
    reason: str,
    due_date: date,
    language: str,
    zone: str,
    actor: Actor,
    at: datetime,
) -> PrivacyRequest:
    """Write a request down; an export is made at once, an erasing waits to be confirmed. Raises Forbidden, Invalid(field)."""
    queries.require(actor)
    if kind not in PrivacyRequest.Kind.values:
        raise Invalid(field="kind")
    if asked_by not in PrivacyRequest.AskedBy.values:
        raise Invalid(field="asked_by")
    open_already = PrivacyRequest.objects.filter(kind=kind, person_id=person_id, state__in=(State.OPEN, State.WORKING))
    if open_already.exists():
        raise Invalid(_("There is an open request of this kind for this person already."), field="kind")
    request = PrivacyRequest.objects.create(
        kind=kind,
        person_id=person_id,
        asked_by=asked_by,
        reason=reason.strip()[:500],
        due_date=due_date,
        language=language,
        zone=zone,
        staff_id=actor.id,
        created_at=at,
    )
    record(PrivacyRequested(request_id=request.pk, person_id=person_id, kind=kind), actor=actor, at=at)
    if not request.is_erasure:
        _begin(request)
    return request


@transaction.atomic
def withdraw(*, request_id: int, actor: Actor, at: datetime) -> PrivacyRequest:
    """Take a request back that nothing was done about. Raises Forbidden, NotFound, Conflict."""
    request = _locked(actor, request_id, State.OPEN, State.FAILED)
    if request.done:
        raise Conflict(_("Part of it is erased already. It has to be finished."))
    request.state, request.finished_at = State.WITHDRAWN, at
    request.save(update_fields=["state", "finished_at"])
    record(PrivacyWithdrawn(request_id=request.pk, person_id=request.person_id), actor=actor, at=at)
    return request


@transaction.atomic
def erase(*, request_id: int, typed: str, actor: Actor, at: datetime) -> PrivacyRequest:
    """Have the person's data erased for good. `typed` is the person's number, typed to confirm.

    Raises Forbidden, NotFound, Invalid(field="typed"), Conflict while something of hers is under a legal hold.
    """
    request = _locked(actor, request_id, State.OPEN, State.FAILED)
    if not request.is_erasure:
        raise Conflict
    if typed.strip().lstrip("#＃") != str(request.person_id):
        raise Invalid(_("This is not the number. Nothing was erased."), field="typed")
    if queries.holds_on(request.person_id, on=at.astimezone(ZoneInfo(request.zone)).date()):
        raise Conflict(_("Something of this person is under a legal hold. Nothing was erased."))
    request.confirmed_by = actor.id
    record(ErasureConfirmed(request_id=request.pk, person_id=request.person_id), actor=actor, at=at)
    _begin(request)
    return request


@transaction.atomic
def export_again(*, request_id: int, actor: Actor, at: datetime) -> PrivacyRequest:
    """Make the file anew when it failed or is not kept any more. Raises Forbidden, NotFound, Conflict."""
    request = _locked(actor, request_id, State.DONE, State.FAILED)
    if request.is_erasure:
        raise Conflict
    _begin(request)
    return request


@transaction.atomic
def fetch(*, request_id: int, actor: Actor, at: datetime) -> PrivacyRequest:
    """The finished file for handing over; noted who took it. Raises Forbidden, NotFound, Conflict when it is not there any more."""
    request = queries.get_request(actor, request_id)
    if request.file is None or request.file_until is None or request.file_until <= at:
        raise Conflict(_("This file is not kept any more. Please make it again."))
    log_access(actor=actor, at=at, kind="customer", subject_id=request.person_id, what="privacy file")
    record(PersonFileFetched(request_id=request.pk, person_id=request.person_id), actor=actor, at=at)
    return request


def _begin(request: PrivacyRequest) -> None:
    request.state, request.error = State.WORKING, ""
    request.save()
    jobs.work.enqueue(request_id=request.pk)


def _locked(actor: Actor, request_id: int, *states: str) -> PrivacyRequest:
    queries.require(actor)
    request = PrivacyRequest.objects.select_for_update().filter(pk=request_id).first()
    if request is None:
        raise NotFound
    if request.state not in states:
        raise Conflict
    return request
