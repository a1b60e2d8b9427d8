"""Asking the rules: a form of what is known, and the answer with its reasons, kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from anxin.domain.entitlements.operations import decisions as operations
from anxin.domain.entitlements.queries import decisions
from anxin.foundation import clock
from anxin.foundation.errors import Refusal
from anxin.surfaces.desk.rights import words
from anxin.surfaces.desk.rights.forms import AskForm
from anxin.surfaces.kit import access
from anxin.surfaces.kit.middleware.reader import zone_of
from anxin.surfaces.kit.pages import render_page, see_other


@access.staff("cases.view")
def ask(request: HttpRequest) -> HttpResponse:
    """What is known of a purchase; answers are kept and can be linked to."""
    today = clock.now().astimezone(zone_of(request)).date()
    product = request.GET.get("product_class", "air_conditioner")
    form = AskForm(request.POST or None, initial={"at": today, "reason": "fault", "product_class": product})
    if request.method == "POST" and form.is_valid():
        try:
            row = operations.decide(facts=form.facts(), actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
        except Refusal as refusal:
            refusal.field = (refusal.field or "").rpartition(".")[2]
            form.add_refusal(refusal)
        else:
            return see_other(request, reverse("rights:decision", args=[row.pk]))
    return render_page(request, "desk/rights/ask.html", {"form": form}, status=422 if form.errors else 200)


@access.staff("cases.view")
def decision(request: HttpRequest, decision_id: int) -> HttpResponse:
    """One answer, as it was given."""
    row = decisions.get(decision_id, request.actor)  # type: ignore[attr-defined]
    return render_page(request, "desk/rights/decision.html", {"row": row, "answer": words.shown(row.answer)})
