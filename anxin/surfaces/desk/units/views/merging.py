"""Two files of one machine: finding the other one, what merging would move, the merge, and undoing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anxin.domain.units import queries
from anxin.domain.units.operations import merging
from anxin.foundation import clock
from anxin.foundation.errors import NotFound, Refusal
from anxin.foundation.ids import show_code
from anxin.surfaces.desk.units import forms, words
from anxin.surfaces.kit import access
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

if TYPE_CHECKING:
    from anxin.domain.units.models import Unit


@access.staff("units.edit")
def other(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Look for the other file of this machine: the units of the same people first, or by number."""
    actor = request.actor  # type: ignore[attr-defined]
    found = queries.get_unit(actor, unit_id)
    said = request.GET.get("q", "").replace("\0", "").strip()[:80]
    rows = (
        list(queries.listed(actor, queries.Filter(typed=said))[:20]) if said else queries.of_same_people(actor, found)
    )
    context = {
        "unit": found,
        "words": said,
        "found": [(row, words.STATES[row.state]) for row in rows if row.pk != found.pk],
    }
    return render_page(request, "desk/units/other.html", context)


@access.staff("units.edit")
def pair(request: HttpRequest, one_id: int, other_id: int) -> HttpResponse:
    """Two files side by side, what merging would move, and the merge itself. `?keep=` chooses the direction."""
    actor = request.actor  # type: ignore[attr-defined]
    one, second = queries.get_unit(actor, one_id), queries.get_unit(actor, other_id)
    if one.pk == second.pk:
        return see_other(request, reverse("units:unit", args=[one.pk]))
    keep = request.POST.get("keep") or request.GET.get("keep") or str((one if one.serial else second).pk)
    kept, gone = (second, one) if keep == str(second.pk) else (one, second)
    form = forms.MergeForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            merging.merge(kept_id=kept.pk, gone_id=gone.pk, **form.cleaned_data, actor=actor, at=clock.now())
        except NotFound:
            raise
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("One file now. It can be undone here any time."))
            return see_other(request, reverse("units:unit", args=[kept.pk]))
    plan = queries.plan_merge(kept, gone)
    context = {
        "kept": kept,
        "gone": gone,
        "sides": [_side(each) for each in sorted((one, second), key=lambda each: each.pk)],
        "steps": plan.steps,
        "why_not": merging.WHY_NOT.get(plan.why_not, ""),
        "lent": [words.FACTS[name] for name in plan.lent],
        "form": form,
    }
    return render_page(request, "desk/units/pair.html", context, status=422 if form.errors else 200)


@access.staff("units.edit")
@require_POST
def undoing(request: HttpRequest, unit_id: int, merge_id: int) -> HttpResponse:
    """Two files again."""
    found = queries.get_unit(request.actor, unit_id)  # type: ignore[attr-defined]
    if all(each.pk != merge_id for each in queries.merges_into(found)):
        raise NotFound
    try:
        merging.undo(merge_id=merge_id, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    except NotFound:
        raise
    except Refusal as refusal:
        toast(request, refusal.message, tone="danger")
    else:
        toast(request, _("Two files again. What came after the merge stayed in this one."))
    return see_other(request, reverse("units:unit", args=[found.pk]))


def _side(unit: Unit) -> dict[str, object]:
    days = ("made_date", "sold_date", "delivered_date", "installed_date")
    return {
        "unit": unit,
        "code": show_code(unit.code),
        "state": words.STATES[unit.state],
        "days": [(words.FACTS[name], getattr(unit, name)) for name in days if getattr(unit, name)],
        "owners": [row.customer for row in queries.owners(unit) if row.until_at is None],
    }
