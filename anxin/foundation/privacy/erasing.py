"""Erases what is held about a person: part by part, each in a transaction of its own, so that an interrupted one goes on where it was."""

from __future__ import annotations

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from anxin.foundation import clock
from anxin.foundation.actors import SYSTEM, Actor
from anxin.foundation.events.operations import record
from anxin.foundation.files.operations import drop
from anxin.foundation.privacy import queries, registry
from anxin.foundation.privacy.events import PersonErased
from anxin.foundation.privacy.models import LegalHold, PrivacyRequest


def erase(request: PrivacyRequest) -> None:
    """Every part that is not done yet; a hold placed meanwhile stops it before anything else goes."""
    actor = Actor(kind="staff", id=request.confirmed_by) if request.confirmed_by else SYSTEM
    for part in registry.parts():
        if part.key in request.done:
            continue
        at = clock.now()
        with transaction.atomic():
            request = PrivacyRequest.objects.select_for_update().get(pk=request.pk)
            if request.state != PrivacyRequest.State.WORKING or part.key in request.done:
                return
            if queries.holds_on(request.person_id, on=at.date()):
                _stopped_by_hold(request)
                return
            request.done[part.key] = part.erase(request.person_id, actor, at)
            request.save(update_fields=["done"])
    _finish(request, actor)


def _stopped_by_hold(request: PrivacyRequest) -> None:
    request.state = PrivacyRequest.State.OPEN
    with translation.override(request.language):
        request.error = _("A legal hold was placed meanwhile. What was not erased yet stays.")
    request.save(update_fields=["state", "error"])


@transaction.atomic
def _finish(request: PrivacyRequest, actor: Actor) -> None:
    at = clock.now()
    request.state, request.finished_at, request.error = PrivacyRequest.State.DONE, at, ""
    request.save(update_fields=["state", "finished_at", "error"])
    _forget_own_texts(request.person_id)
    rows = sum(request.done.values())
    record(PersonErased(request_id=request.pk, person_id=request.person_id, rows=rows), actor=actor, at=at)


def _forget_own_texts(person_id: int) -> None:
    """What was written down about the person here, and files made for her, go as well; lifted holds keep who, when and until."""
    mine = PrivacyRequest.objects.filter(person_id=person_id)
    files = list(mine.filter(file__isnull=False).values_list("file_id", flat=True))
    mine.update(reason="", file=None, file_until=None)
    drop(files)
    for kind, ids in registry.subjects_of(person_id).items():
        LegalHold.objects.filter(subject_kind=kind, subject_id__in=ids).update(reason="", basis="")
