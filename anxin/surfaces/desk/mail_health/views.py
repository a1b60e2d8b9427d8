"""Three lists (what came in, what came back, who is held back), one mail, and what a person can do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anxin.domain.accounts import queries as accounts
from anxin.domain.cases import queries as cases
from anxin.domain.cases.operations import mail_by_hand
from anxin.domain.conversations import queries
from anxin.domain.conversations.types import Arrived
from anxin.domain.messaging import policies
from anxin.domain.messaging import queries as messaging
from anxin.domain.messaging.operations import suppressions
from anxin.foundation import clock
from anxin.foundation.errors import NotFound, Refusal
from anxin.foundation.events.operations import log_access
from anxin.foundation.files import store
from anxin.foundation.spool.store import count_waiting
from anxin.foundation.text.localised import in_language
from anxin.surfaces.desk.mail_health.words import KINDS, PLACED_BY, STATES, VIAS, WHYS
from anxin.surfaces.kit import paging
from anxin.surfaces.kit.access import staff
from anxin.surfaces.kit.filters import Filter, FilterState
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

if TYPE_CHECKING:
    from anxin.domain.conversations.models import InboundMail

RIGHT = "settings.messaging"
MOST_COUNTED = 999


@staff(RIGHT)
def index(request: HttpRequest) -> HttpResponse:
    """Every mail that came in, newest first, narrowed by what stands in the address."""
    filters = FilterState(request, _filters(request))
    actor = request.actor  # type: ignore[attr-defined]
    rows = queries.inbound(actor)
    for name, column in (("state", "state"), ("reason", "reason"), ("brand", "brand_id"), ("via", "via")):
        if filters[name]:
            rows = rows.filter(**{f"{column}__in": filters[name]})
    page = paging.page(rows, cursor=request.GET.get("cursor"), order=("-id",))
    context = {
        "page": page,
        "rows": _shown_all(request, list(page)),
        "filters": filters,
        "groups": [(each.label, filters.choices(each.name)) for each in filters.filters],
        "counts": _counts(request),
        "tab": "in",
    }
    return render_page(request, "desk/mail_health/index.html", context, partial="rows")


@staff(RIGHT)
def returned(request: HttpRequest) -> HttpResponse:
    """What came back, was delayed or complained about."""
    actor = request.actor  # type: ignore[attr-defined]
    kinds = [(kind, label) for kind, (_tone, _icon, label) in KINDS.items()]
    filters = FilterState(request, [Filter("kind", _("State"), kinds)])
    rows = messaging.reports(actor)
    if filters["kind"]:
        rows = rows.filter(kind__in=filters["kind"])
    page = paging.page(rows, cursor=request.GET.get("cursor"), order=("-id",))
    shown = [
        {
            "report": row,
            "sign": KINDS[row.kind],
            "address": policies.shown_address(row.address, actor=actor, brand_id=_brand_of(row)),
            "words": policies.shown_words(row.diagnosis, actor=actor, brand_id=_brand_of(row)),
        }
        for row in page
    ]
    context = {
        "page": page,
        "rows": shown,
        "filters": filters,
        "groups": [(each.label, filters.choices(each.name)) for each in filters.filters],
        "counts": _counts(request),
        "tab": "returned",
        "paused": messaging.paused_domains(clock.now())[:20],
    }
    return render_page(request, "desk/mail_health/returned.html", context, partial="rows")


@staff(RIGHT)
def held_back(request: HttpRequest) -> HttpResponse:
    """Addresses nothing goes to, with the reason, and letting go again."""
    actor = request.actor  # type: ignore[attr-defined]
    page = paging.page(messaging.suppressions(clock.now()), cursor=request.GET.get("cursor"), order=("-id",))
    shown = [
        {
            "row": row,
            "address": policies.shown_address(row.address, actor=actor, brand_id=None),
            "placed_by": PLACED_BY.get(row.placed_by, ""),
        }
        for row in page
    ]
    context = {"page": page, "rows": shown, "counts": _counts(request), "tab": "held"}
    return render_page(request, "desk/mail_health/held_back.html", context, partial="rows")


@staff(RIGHT)
def mail(request: HttpRequest, inbound_id: int) -> HttpResponse:
    """One mail: what it is, what was decided and why, and what can be done."""
    row = _find(request, inbound_id)
    [shown] = _shown_all(request, [row])
    context = {
        **shown,
        "detail": policies.shown_words(row.detail, actor=request.actor, brand_id=row.brand_id),  # type: ignore[attr-defined]
        "may_make_case": row.message_id is None and row.raw_id is not None,
        "may_retry": row.state == Arrived.SET_ASIDE and row.raw_id is not None,
        "may_reveal": row.raw_id is not None and _may_reveal(request, row),
    }
    return render_page(request, "desk/mail_health/mail.html", context)


@staff(RIGHT)
def source(request: HttpRequest, inbound_id: int) -> HttpResponse:
    """The raw mail as a download; it holds every address in full."""
    row = _find(request, inbound_id)
    if row.raw is None or not _may_reveal(request, row):
        raise NotFound
    log_access(actor=request.actor, at=clock.now(), kind="inbound_mail", subject_id=row.pk, what="mail source")  # type: ignore[attr-defined]
    try:
        content = store.path_of(row.raw.sha256).open("rb")
    except FileNotFoundError as error:
        raise NotFound from error
    return FileResponse(content, content_type="message/rfc822", as_attachment=True, filename=f"mail-{row.pk}.eml")


@staff(RIGHT)
@require_POST
def case(request: HttpRequest, inbound_id: int) -> HttpResponse:
    """Make a case of it."""
    row = _find(request, inbound_id)
    try:
        made = mail_by_hand.make_case(inbound_id=row.pk, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    except Refusal as refusal:
        toast(request, refusal.message, tone="warning")
        return see_other(request, reverse("mail_health:mail", args=[row.pk]))
    toast(request, _("Here is the case."))
    return see_other(request, f"/desk/cases/{made.number}")


@staff(RIGHT)
@require_POST
def retry(request: HttpRequest, inbound_id: int) -> HttpResponse:
    """Read it again."""
    row = _find(request, inbound_id)
    try:
        mail_by_hand.retry(inbound_id=row.pk, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    except Refusal as refusal:
        toast(request, refusal.message, tone="warning")
    else:
        toast(request, _("It could be read this time."))
    return see_other(request, reverse("mail_health:mail", args=[row.pk]))


@staff(RIGHT)
@require_POST
def lift(request: HttpRequest, suppression_id: int) -> HttpResponse:
    """Let messages go to an address again."""
    try:
        suppressions.lift(suppression_id=suppression_id, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    except NotFound:
        raise
    except Refusal as refusal:
        toast(request, refusal.message, tone="warning")
    else:
        toast(request, _("Messages go to this address again."))
    return see_other(request, reverse("mail_health:held_back"))


def _find(request: HttpRequest, inbound_id: int) -> InboundMail:
    row = queries.find_inbound(inbound_id, request.actor)  # type: ignore[attr-defined]
    if row is None:
        raise NotFound
    return row


def _may_reveal(request: HttpRequest, row: InboundMail) -> bool:
    return request.actor.can("customers.reveal", {"brand": row.brand_id})  # type: ignore[attr-defined]


def _brand_of(report: Any) -> int | None:
    return report.outgoing.brand_id if report.outgoing else None


def _shown_all(request: HttpRequest, rows: list[InboundMail]) -> list[dict[str, Any]]:
    numbers = cases.numbers_of_messages(row.message_id for row in rows if row.message_id)
    return [_shown(request, row, numbers.get(row.message_id or 0)) for row in rows]


def _shown(request: HttpRequest, row: InboundMail, number: int | None) -> dict[str, Any]:
    mine = {"actor": request.actor, "brand_id": row.brand_id}  # type: ignore[attr-defined]
    label, meaning = WHYS.get(row.reason, (row.reason, ""))
    return {
        "row": row,
        "sign": STATES[row.state],
        "why": label,
        "meaning": meaning,
        "via": VIAS.get(row.via, row.via),
        "address": policies.shown_address(row.from_address, **mine),
        "case_number": number,
        "brand_name": in_language(row.brand.names, get_language() or "zh-hans") if row.brand else "",
    }


def _counts(request: HttpRequest) -> dict[str, int]:
    """What needs a look, counted up to 999."""
    actor, at = request.actor, clock.now()  # type: ignore[attr-defined]
    return {
        "waiting": min(count_waiting(), MOST_COUNTED),
        "set_aside": queries.inbound(actor).filter(state=Arrived.SET_ASIDE)[:MOST_COUNTED].count(),
        "returned": messaging.reports(actor).filter(kind="failed")[:MOST_COUNTED].count(),
        "held": messaging.suppressions(at)[:MOST_COUNTED].count(),
        "unsent": messaging.outbox(actor).filter(state__in=("failed", "bounced"))[:MOST_COUNTED].count(),
    }


def _filters(request: HttpRequest) -> list[Filter]:
    language = get_language() or "zh-hans"
    brands = accounts.brands(request.actor, RIGHT)  # type: ignore[attr-defined]
    return [
        Filter("state", _("State"), [(state, label) for state, (_tone, _icon, label) in STATES.items()]),
        Filter("reason", _("Reason"), [(why, label) for why, (label, _meaning) in WHYS.items()]),
        Filter("via", pgettext("mail", "Arrived by"), list(VIAS.items())),
        Filter("brand", _("Brand"), [(str(brand.pk), in_language(brand.names, language)) for brand in brands]),
    ]
