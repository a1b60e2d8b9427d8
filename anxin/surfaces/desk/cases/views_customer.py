"""Looking at a customer's phone number and mail address: with a reason, and noted."""

from __future__ import annotations

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
from anxin.surfaces.kit.revealing import reveal


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
        reveal(request, case.customer_id, at)
        return see_other(request, url_of(request, number))
    context = {
        "form": form,
        "case": case,
        "back_url": url_of(request, number),
        "title": _("Show phone and mail in full"),
        "submit": _("Show"),
    }
    return render_page(request, "desk/cases/action.html", context, partial="form", status=422 if form.errors else 200)
