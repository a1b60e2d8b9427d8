"""Going on and off duty, and seeing who is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from anxin.domain.accounts import queries as accounts
from anxin.domain.workforce import queries
from anxin.domain.workforce.operations import duty
from anxin.foundation import clock
from anxin.surfaces.kit import access
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast


@access.staff("cases.work")
def mine(request: HttpRequest) -> HttpResponse:
    """Go on duty for every brand one works for, or off all duty."""
    actor = request.actor  # type: ignore[attr-defined]
    if request.method == "POST":
        at = clock.now()
        if request.POST.get("is_on") == "yes":
            duty.go_on(brand_ids=_brands(request), actor=actor, at=at)
            toast(request, _("You are on duty: emergencies alert you at once."))
        else:
            duty.end(staff_id=actor.id, actor=actor, at=at)
            toast(request, _("You are off duty."))
    target = request.POST.get("next", "")
    is_ours = target.startswith("/") and url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return see_other(request, target if is_ours else "/desk/")


def _brands(request: HttpRequest) -> list[int] | None:
    """None for a person whose right to work is not limited, else the brands it is limited to."""
    actor = request.actor  # type: ignore[attr-defined]
    if any("cases.work" in grant.permissions and not grant.scopes for grant in actor.grants):
        return None
    return [brand.pk for brand in accounts.brands(actor, "cases.work")]


@access.staff("cases.supervise")
def index(request: HttpRequest) -> HttpResponse:
    """Who is on duty now."""
    people: dict[int, dict[str, object]] = {}
    for each in queries.duties(clock.now()):
        entry = people.setdefault(each.staff_id, {"staff": each.staff, "since": each.starts_at, "brands": []})
        if each.brand is not None:
            entry["brands"].append(each.brand)  # type: ignore[attr-defined]
    return render_page(request, "desk/duty/index.html", {"people": list(people.values())})
