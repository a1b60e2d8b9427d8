"""The list, one message with its tries, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anxin.domain.accounts import queries as accounts_queries
from anxin.domain.messaging import policies, queries
from anxin.domain.messaging.catalogue import texts
from anxin.domain.messaging.operations import outbox, suppressions
from anxin.domain.messaging.types import CANCELLABLE, RESENDABLE, State
from anxin.foundation import clock
from anxin.foundation.errors import NotFound, Refusal
from anxin.foundation.text.localised import in_language
from anxin.surfaces.desk.outbox.words import CHANNELS, STATES, TEXTS_WITHOUT_CATALOGUE, why
from anxin.surfaces.kit import paging
from anxin.surfaces.kit.access import staff
from anxin.surfaces.kit.filters import Filter, FilterState
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

if TYPE_CHECKING:
    from anxin.domain.messaging.models import Outgoing

RIGHT = "settings.messaging"


@staff(RIGHT)
def index(request: HttpRequest) -> HttpResponse:
    """Everything that left or waits, newest first, narrowed by what stands in the address."""
    filters = FilterState(request, _filters(request))
    rows = queries.outbox(request.actor)  # type: ignore[attr-defined]
    for name, column in (("state", "state"), ("channel", "channel"), ("brand", "brand_id"), ("text", "text_id")):
        if filters[name]:
            rows = rows.filter(**{f"{column}__in": filters[name]})
    page = paging.page(rows, cursor=request.GET.get("cursor"), order=("-id",))
    context = {
        "page": page,
        "rows": [_shown(request, row) for row in page],
        "filters": filters,
        "groups": [(each.label, filters.choices(each.name)) for each in filters.filters],
        "needs_account": any(row.state == State.UNCONFIGURED for row in page),
    }
    return render_page(request, "desk/outbox/index.html", context, partial="rows")


@staff(RIGHT)
def message(request: HttpRequest, pk: int) -> HttpResponse:
    """One message: where it stands, what it says, every try with the server's answer."""
    row = queries.find_outgoing(pk, request.actor)  # type: ignore[attr-defined]
    if row is None:
        raise NotFound
    mine = {"actor": request.actor, "brand_id": row.brand_id}  # type: ignore[attr-defined]
    tries = sorted(row.attempts.all(), key=lambda one: -one.pk)
    context = {
        **_shown(request, row),
        "tries": [(one, policies.shown_words(one.answer, **mine)) for one in tries],
        "suppressions": queries.standing_suppressions(row.channel, row.address, clock.now()) if row.address else [],
        "may_resend": row.state in RESENDABLE,
        "may_cancel": row.state in CANCELLABLE,
    }
    return render_page(request, "desk/outbox/message.html", context)


@staff(RIGHT)
@require_POST
def resend(request: HttpRequest, pk: int) -> HttpResponse:
    """Try it again from the start."""
    return _done(request, pk, lambda **by: outbox.resend(outgoing_id=pk, **by), _("It is on its way again."))


@staff(RIGHT)
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Let it not leave."""
    return _done(request, pk, lambda **by: outbox.cancel(outgoing_id=pk, **by), _("Cancelled: it will not leave."))


@staff(RIGHT)
@require_POST
def lift(request: HttpRequest, pk: int, suppression: int) -> HttpResponse:
    """Let messages go to the address again."""
    return _done(
        request,
        pk,
        lambda **by: suppressions.lift(suppression_id=suppression, **by),
        _("Messages go to this address again."),
    )


def _done(request: HttpRequest, pk: int, operation: Any, text: str) -> HttpResponse:
    if queries.find_outgoing(pk, request.actor) is None:  # type: ignore[attr-defined]
        raise NotFound
    try:
        operation(actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    except NotFound:
        raise
    except Refusal as refusal:
        toast(request, refusal.message, tone="warning")
    else:
        toast(request, text)
    return see_other(request, reverse("outbox:message", args=[pk]))


def _shown(request: HttpRequest, row: Outgoing) -> dict[str, Any]:
    language = get_language() or "zh-hans"
    mine = {"actor": request.actor, "brand_id": row.brand_id}  # type: ignore[attr-defined]
    tone, icon, label = STATES[row.state]
    return {
        "row": row,
        "tone": tone,
        "icon": icon,
        "label": label,
        "why": policies.shown_words(str(why(row.error)), **mine),
        "channel": CHANNELS[row.channel],
        "address": policies.shown_address(row.address, **mine),
        "brand_name": in_language(row.brand.names, language) if row.brand else "",
    }


def _filters(request: HttpRequest) -> list[Filter]:
    language = get_language() or "zh-hans"
    brands = accounts_queries.brands(request.actor, RIGHT)  # type: ignore[attr-defined]
    known = [(id, in_language(text.subjects, language)) for id, text in texts().items()]
    return [
        Filter("state", _("State"), [(state, label) for state, (_tone, _icon, label) in STATES.items()]),
        Filter("channel", _("Channel"), list(CHANNELS.items())),
        Filter("brand", _("Brand"), [(str(brand.pk), in_language(brand.names, language)) for brand in brands]),
        Filter("text", _("Wording"), known + list(TEXTS_WITHOUT_CATALOGUE.items())),
    ]
