"""What the composer sends: answers, notes, drafts, and taking an answer back."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from anxin.domain.cases import queries
from anxin.domain.cases.operations import answering
from anxin.domain.cases.types import State
from anxin.domain.conversations.types import NewFile
from anxin.domain.messaging.operations.sending import UNDO_WINDOW
from anxin.foundation import clock
from anxin.foundation.errors import Invalid, Refusal
from anxin.foundation.files.operations import accept
from anxin.surfaces.desk.cases.forms import ComposerForm
from anxin.surfaces.desk.cases.views_case import page, url_of
from anxin.surfaces.kit import access
from anxin.surfaces.kit.pages import no_content, see_other
from anxin.surfaces.kit.toasts import toast

if TYPE_CHECKING:
    from anxin.domain.cases.models import Case


@access.staff("cases.work")
@require_http_methods(["POST", "GET"])
def messages(request: HttpRequest, number: int) -> HttpResponse:
    """Send an answer or keep a note; refused, everything typed is still there."""
    actor = request.actor  # type: ignore[attr-defined]
    case = queries.get_case(actor, number)
    if request.method == "GET":
        return see_other(request, url_of(request, number))
    form = ComposerForm(request.POST, request.FILES)
    at = clock.now()
    if form.is_valid():
        try:
            _write(request, case, form.cleaned_data, at)
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            return see_other(request, url_of(request, number))
    return page(request, case, form)


def _write(request: HttpRequest, case: Case, given: dict[str, Any], at: datetime) -> None:
    actor = request.actor  # type: ignore[attr-defined]
    text = given["text"].replace("\r\n", "\n").strip()
    common = {
        "case_id": case.pk,
        "text": text,
        "files": [_kept(file, at) for file in given["files"]],
        "client_key": given["client_key"] or None,
        "actor": actor,
        "at": at,
    }
    if given["kind"] == "note":
        answering.note(**common)
        toast(request, _("The note is kept. Only colleagues see it."))
        return
    then = State(given["then"] or State.WAITING_CUSTOMER)
    message = answering.answer(**common, then=then)
    said = (
        _("The answer leaves in a moment and the case is solved.")
        if then is State.SOLVED
        else _("The answer leaves in a moment.")
    )
    recall = f"{url_of(request, case.number).partition('?')[0]}/messages/{message.pk}/recall"
    toast(request, said, undo_url=recall, undo_seconds=int(UNDO_WINDOW.total_seconds()))


def _kept(file: Any, at: datetime) -> NewFile:
    try:
        stored = accept(source=file.file, size_bytes=file.size, at=at)
    except Invalid as refusal:
        message = _("“%(name)s”: %(why)s") % {"name": file.name, "why": refusal.message}
        raise Invalid(message, field="files") from refusal
    return NewFile(stored.pk, file.name)


@access.staff("cases.work")
@require_http_methods(["POST", "GET"])
def recall(request: HttpRequest, number: int, message_id: int) -> HttpResponse:
    """Take an answer back inside its ten seconds; its text is in the composer again."""
    actor = request.actor  # type: ignore[attr-defined]
    case = queries.get_case(actor, number)
    if request.method == "POST":
        try:
            answering.take_back(case_id=case.pk, message_id=message_id, actor=actor, at=clock.now())
        except Refusal as refusal:
            toast(request, refusal.message, tone="warning")
        else:
            toast(request, _("Taken back: nothing left the house. Your text is below."))
    return see_other(request, url_of(request, number))


@access.staff("cases.work")
@require_http_methods(["PUT", "GET"])
def draft(request: HttpRequest, number: int) -> HttpResponse:
    """Keep what is being typed."""
    actor = request.actor  # type: ignore[attr-defined]
    case = queries.get_case(actor, number)
    if request.method == "GET":
        return see_other(request, url_of(request, number))
    try:
        text = json.loads(request.body)["body"]
    except (ValueError, KeyError, TypeError):
        text = None
    if not isinstance(text, str) or "\0" in text:
        return HttpResponse(status=422)
    answering.keep_draft(case_id=case.pk, text=text, actor=actor, at=clock.now())
    return no_content(request)
