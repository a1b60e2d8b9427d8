"""The case page: list at the left, conversation and composer in the middle, what else is known at the right."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from anxin.domain.cases import policies, queries
from anxin.domain.conversations import queries as conversations
from anxin.domain.customers import queries as customers
from anxin.domain.customers.types import masked_email, masked_phone
from anxin.foundation import clock
from anxin.foundation.ids import new_code
from anxin.surfaces.desk.cases import lists, thread, words
from anxin.surfaces.desk.cases.forms import ComposerForm, stage_choices
from anxin.surfaces.desk.cases.rows import Row, rows
from anxin.surfaces.kit import access
from anxin.surfaces.kit.pages import render_page

if TYPE_CHECKING:
    from anxin.domain.cases.models import Case

_PARTS = {"head": "head", "thread": "thread", "side": "side", "list": "list"}


def url_of(request: HttpRequest, number: int) -> str:
    """Address of a case in the list the reader came from."""
    query = lists.List(request).query
    return reverse("cases:case", args=[number]) + (f"?{query}" if query else "")


@access.staff("cases.view")
def case(request: HttpRequest, number: int) -> HttpResponse:
    """One case. `?part=` asks for what changed meanwhile: head, thread, side or list."""
    found = queries.get_case(request.actor, number)  # type: ignore[attr-defined]
    part = _PARTS.get(request.GET.get("part", "")) if request.htmx else None  # type: ignore[attr-defined]
    if part is None:
        return page(request, found)
    gather = {"head": _head, "thread": _thread, "side": _side, "list": _list}[part]
    return render_page(request, "desk/cases/case.html", gather(request, found, clock.now()), partial=part)


def page(request: HttpRequest, found: Case, composer: ComposerForm | None = None) -> HttpResponse:
    """The whole page; with a refused composer as it was typed."""
    at = clock.now()
    context = {
        **_head(request, found, at),
        **_thread(request, found, at),
        **_side(request, found, at),
        **_list(request, found, at),
        **_composer(request, found, composer, at),
    }
    context["ready_views"], context["saved_views"] = lists.plain_links(), []
    return render_page(request, "desk/cases/case.html", context, status=422 if composer else 200)


def _common(request: HttpRequest, found: Case) -> dict[str, Any]:
    actor = request.actor  # type: ignore[attr-defined]
    where = policies.where(found)
    return {
        "case": found,
        "row": Row(found),
        "base": reverse("cases:case", args=[found.number]),
        "list_query": lists.List(request).query,
        "may_work": actor.can("cases.work", where),
        "may_assign": actor.can("cases.assign", where),
    }


def _head(request: HttpRequest, found: Case, at: datetime) -> dict[str, Any]:
    context = _common(request, found)
    return {
        **context,
        "stages": stage_choices(found, request.LANGUAGE_CODE) if context["may_work"] and found.is_active else [],
        "priorities": words.PRIORITIES,
        "is_mine": found.owner_id == request.actor.id,  # type: ignore[attr-defined]
    }


def _thread(request: HttpRequest, found: Case, at: datetime) -> dict[str, Any]:
    messages = queries.thread(found, for_customer=False)
    actor = request.actor  # type: ignore[attr-defined]
    return {**_common(request, found), "entries": thread.entries(messages, found.customer.name, actor, at)}


def _side(request: HttpRequest, found: Case, at: datetime) -> dict[str, Any]:
    return _common(request, found)


def _list(request: HttpRequest, found: Case, at: datetime) -> dict[str, Any]:
    shown = lists.List(request)
    newer, older = queries.around(request.actor, shown.wanted, found)  # type: ignore[attr-defined]
    return {
        **_common(request, found),
        "list": shown,
        "neighbours": rows([*newer, found, *older]),
        "previous": newer[-1] if newer else None,
        "next": older[0] if older else None,
    }


def _composer(request: HttpRequest, found: Case, composer: ComposerForm | None, at: datetime) -> dict[str, Any]:
    if not request.actor.can("cases.work", policies.where(found)):  # type: ignore[attr-defined]
        return {}
    conversation = queries.current_conversation(found)
    reach = conversations.reach(conversation, at) if conversation else None
    draft = queries.find_draft(found, request.actor)  # type: ignore[attr-defined]
    is_told = bool(reach and reach.is_told_actively)
    return {
        "composer": composer
        or ComposerForm(initial={"text": draft.text if draft else "", "client_key": new_code(20), "kind": "reply"}),
        "draft": draft,
        "can_answer": found.state not in ("closed", "cancelled", "merged"),
        "reach": reach,
        "reach_mail": masked_email(reach.mail) if reach and reach.mail else "",
        "reach_phone": "" if is_told else _phone(found),
        "language_name": words.LANGUAGES.get(conversation.language if conversation else found.language, ""),
    }


def _phone(found: Case) -> str:
    point = customers.find_address(found.customer_id, "phone")
    return masked_phone(point.shown) if point else ""
