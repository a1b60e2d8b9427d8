"""Looking at a customer's phone number and mail address: with a reason, and noted."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from anxin.domain.accounts import policies as accounts
from anxin.domain.cases import policies, queries
from anxin.foundation import clock
from anxin.foundation.events.operations import log_access
from anxin.surfaces.desk.cases.forms import RevealForm
from anxin.surfaces.desk.cases.views_case import url_of
from anxin.surfaces.kit import access
from anxin.surfaces.kit.pages import render_page, see_other

SHOWN_FOR = timedelta(minutes=15)
_KEY = "revealed"


@access.staff("customers.reveal")
def disclosure(request: HttpRequest, number: int) -> HttpResponse:
    """Ask why, note it, show the addresses for a quarter of an hour."""
    actor = request.actor  # type: ignore[attr-defined]
    case = queries.get_case(actor, number)
    accounts.require(actor, "customers.reveal", policies.where(case))
    form = RevealForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        at = clock.now()
        log_access(
            actor=actor,
            at=at,
            kind="customer",
            subject_id=case.customer_id,
            what="contact",
            reason=form.cleaned_data["reason"],
        )
        kept = {id: until for id, until in request.session.get(_KEY, {}).items() if until > at.isoformat()}
        request.session[_KEY] = {**kept, str(case.customer_id): (at + SHOWN_FOR).isoformat()}
        return see_other(request, url_of(request, number))
    context = {
        "form": form,
        "case": case,
        "back_url": url_of(request, number),
        "title": _("Show phone and mail in full"),
        "submit": _("Show"),
    }
    return render_page(request, "desk/cases/action.html", context, partial="form", status=422 if form.errors else 200)


def is_revealed(request: HttpRequest, customer_id: int, at: datetime) -> bool:
    """Whether this reader gave a reason for this customer in the last quarter of an hour."""
    return str(request.session.get(_KEY, {}).get(str(customer_id), "")) > at.isoformat()
