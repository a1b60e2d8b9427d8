"""Why is it due then? Each stretch, what it counted, by which calendar and policy, and what changed when."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anxin.domain.accounts import queries as accounts
from anxin.domain.cases import policies as case_policies
from anxin.domain.cases import queries as cases
from anxin.domain.cases.operations import clocking
from anxin.domain.clocks import queries
from anxin.foundation import clock
from anxin.foundation.errors import Invalid
from anxin.surfaces.desk.clocks.picture import picture
from anxin.surfaces.desk.clocks.words import Names, reasons, summary, who
from anxin.surfaces.kit import access, clocks
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast


@access.staff("cases.view")
def due(request: HttpRequest, number: int) -> HttpResponse:
    """All clocks of a case, what still runs first, each explained as picture and table."""
    return _show(request, cases.get_case(request.actor, number))  # type: ignore[attr-defined]


def _show(request: HttpRequest, case: Any, refused: dict[str, Any] | None = None) -> HttpResponse:
    """The page; `refused` holds what was typed about one renegotiation and why it cannot be taken."""
    now = clock.now()
    found = sorted(queries.clocks_of("case", case.pk), key=lambda each: (not each.is_live, -each.pk))
    explained = [queries.explain(each, now) for each in found]
    names = _names(explained, case, request.LANGUAGE_CODE)
    context = {
        "case": case,
        "clocks": [_shown(told, names, now) for told in explained],
        "may_work": request.actor.can("cases.work", case_policies.where(case)),  # type: ignore[attr-defined]
        "now": now,
        "refused": refused,
    }
    return render_page(request, "desk/clocks/due.html", context, status=422 if refused else 200)


@access.staff("cases.work")
@require_POST
def settlement(request: HttpRequest, number: int, renegotiation_id: int) -> HttpResponse:
    """A person decided about a time that was told."""
    case = cases.get_case(request.actor, number)  # type: ignore[attr-defined]
    moves = request.POST.get("moves") == "1"
    reason = request.POST.get("reason", "")
    try:
        clocking.settle_due(
            case_id=case.pk, renegotiation_id=renegotiation_id, moves=moves, reason=reason, actor=request.actor, at=clock.now()  # type: ignore[attr-defined]
        )  # fmt: skip
    except Invalid as refusal:
        return _show(request, case, {"id": renegotiation_id, "reason": reason, "message": refusal.message})
    toast(
        request, _("The new time holds; the customer reads it with the reason.") if moves else _("What was told holds.")
    )
    return see_other(request, reverse("clocks:due", args=[number]))


def _names(explained: list[queries.Explanation], case: Any, language: str) -> Names:
    rows = [stretch.row for told in explained for stretch in told.stretches]
    considered = {each["version"] for row in rows for each in row.details.get("considered", [])}
    return Names(
        versions=queries.versions({row.policy_version_id for row in rows} | considered),
        calendars=queries.calendar_names(),
        people=accounts.names_of_staff({row.actor_id for row in rows if row.actor_kind == "staff" and row.actor_id}),
        customer=case.customer.name,
        language=language,
    )


def _shown(told: queries.Explanation, names: Names, now: datetime) -> dict[str, Any]:
    row = told.clock
    return {
        "told": told,
        "name": clocks.milestone(row.milestone),
        "sign": clocks.sign(row.state, row.due_at, now, is_missed=row.is_missed, because=row.why),
        "summary": summary(told, names),
        "picture": picture(told, now),
        "rows": [_row(stretch, names) for stretch in told.stretches if not _is_empty(stretch)],
        "counted": clocks.span(told.earned_seconds),
        "target": clocks.span(row.target_seconds),
        "renegotiation": told.renegotiation,
        "version": names.version(row.policy_version_id),
    }


def _is_empty(stretch: queries.Stretch) -> bool:
    """A stretch that ended the moment it began explains nothing."""
    return stretch.row.end_at == stretch.row.start_at


def _row(stretch: queries.Stretch, names: Names) -> dict[str, Any]:
    row = stretch.row
    return {
        "row": row,
        "state": {"running": _("Counts"), "paused": _("Paused"), "stopped": _("Stands still")}[row.state],
        "icon": {"running": "player-play", "paused": "player-pause", "stopped": "circle-check"}[row.state],
        "why": clocks.why(row.why),
        "who": who(row, names),
        "changes": names.changes(row.details.get("changed", {})),
        "counted": clocks.span(stretch.earned_seconds),
        "before": clocks.span(stretch.earned_before) if stretch.earned_before else "",
        "target": clocks.span(row.target_seconds),
        "calendar": names.calendar(row),
        "version": names.version(row.policy_version_id),
        "reasons": reasons(row.details.get("considered", []), names),
    }
