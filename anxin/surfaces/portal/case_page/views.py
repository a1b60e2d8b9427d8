"""A customer's page of her case: where it stands, what was said, reply, solved or not."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from anxin.domain.cases import queries as cases
from anxin.domain.cases.operations import lifecycle
from anxin.domain.cases.operations.receiving import receive_reply
from anxin.domain.cases.types import State
from anxin.foundation import clock
from anxin.foundation.errors import Conflict, Refusal
from anxin.foundation.ids import show_code
from anxin.foundation.text.localised import in_language
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.portal import advice, throttle, uploads
from anxin.surfaces.portal.case_page import conversation, progress, promises
from anxin.surfaces.portal.case_page.forms import NotSolvedForm, ReplyForm
from anxin.surfaces.portal.case_page.link import customer_of, with_case

if TYPE_CHECKING:
    from anxin.domain.cases.models import Case

REPLIES = throttle.Limit("replies", count=60, seconds=3600)
_KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")


@with_case
@require_safe
def page(request: HttpRequest, case: Case) -> HttpResponse:
    """The case; asked for news by the page itself, only what may have changed."""
    return _show(request, case)


@with_case
@require_safe
def received(request: HttpRequest, case: Case) -> HttpResponse:
    """Right after asking: number, code, link, what happens next."""
    conversation_now = cases.current_conversation(case)
    context = {
        **_about(request, case),
        "link": request.build_absolute_uri(cases.link_path(case)),
        "has_mail": bool(conversation_now and conversation_now.email),
    }
    return render_page(request, "portal/case_page/received.html", context)


@with_case
@require_POST
def reply(request: HttpRequest, case: Case) -> HttpResponse:
    """One more message with files; a linked case when the old one ended long ago."""
    if REPLIES.is_over(case.code):
        return throttle.refuse(request)
    chosen = uploads.take_in(request, at=clock.now())
    form = ReplyForm(_with_words(request, chosen))
    if form.is_valid() and not chosen.errors:
        try:
            answer = receive_reply(
                case_id=case.pk,
                text=form.cleaned_data["text"],
                files=chosen.files,
                channel="portal",
                client_key=_key(form),
                actor=customer_of(case),
                at=clock.now(),
            )
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            uploads.forget(request, chosen)
            return see_other(request, f"{cases.link_path(answer.case)}#m{answer.message.pk}")
    return _show(request, case, reply=form, chosen=chosen, status=422)


@with_case
@require_POST
def solved(request: HttpRequest, case: Case) -> HttpResponse:
    """“Yes, thank you”: the case is done."""
    with suppress(Conflict):  # tapped twice, or it moved meanwhile: the page says how it stands
        lifecycle.confirm(case_id=case.pk, actor=customer_of(case), at=clock.now())
    return see_other(request, cases.link_path(case))


@with_case
@require_POST
def not_solved(request: HttpRequest, case: Case) -> HttpResponse:
    """“Not solved”, with what is still wrong: open again."""
    if REPLIES.is_over(case.code):
        return throttle.refuse(request)
    form = NotSolvedForm(request.POST)
    if form.is_valid():
        reason, actor = form.cleaned_data["reason"], customer_of(case)
        try:
            lifecycle.reject_solution(
                case_id=case.pk, reason=reason, client_key=_key(form), actor=actor, at=clock.now()
            )
        except Conflict:
            return see_other(request, cases.link_path(case))
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            return see_other(request, cases.link_path(case))
    return _show(request, case, objection=form, status=422)


def _show(
    request: HttpRequest,
    case: Case,
    *,
    reply: ReplyForm | None = None,
    objection: NotSolvedForm | None = None,
    chosen: uploads.Chosen | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        **_about(request, case),
        "steps": progress.steps(case, in_language(case.stage.customer_labels, get_language() or "zh-hans")),
        "entries": conversation.entries(case, request.brand.name),  # type: ignore[attr-defined]
        "is_solved": case.state == State.SOLVED,
        "is_active": case.is_active,
        "effect": cases.effect_of_reply(case, clock.now()).value,
        "form": reply or ReplyForm(),
        "objection": objection or NotSolvedForm(),
        "chosen": chosen or uploads.Chosen(),
        "uploads": uploads,
    }
    return render_page(request, "portal/case_page/page.html", context, partial="news", status=status)


def _about(request: HttpRequest, case: Case) -> dict[str, Any]:
    token = cases.link_token(case)
    return {
        "case": case,
        "face": request.brand,  # type: ignore[attr-defined]
        "token": token,
        "page_url": reverse("case_page:page", args=[token]),
        "code": show_code(case.code),
        "promises": promises.lines(case, customer_of(case), clock.now()),
        "advice": advice.for_kinds(case.emergency_kinds) if case.is_emergency and case.is_active else None,
    }


def _with_words(request: HttpRequest, chosen: uploads.Chosen) -> QueryDict:
    """What was posted; photos alone may speak for themselves."""
    posted = request.POST.copy()
    if chosen.kept and not posted.get("text", "").strip():
        posted["text"] = _("(attached)")
    return posted


def _key(form: Any) -> str | None:
    key = form.cleaned_data.get("client_key") or ""
    return key if _KEY.fullmatch(key) else None
