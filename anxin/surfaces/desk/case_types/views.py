"""The list of types, one type with its fields and steps, one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anxin.domain.cases import queries
from anxin.domain.cases.operations import kinds
from anxin.foundation import clock
from anxin.foundation.errors import NotFound, Refusal
from anxin.surfaces.desk.case_types import forms
from anxin.surfaces.desk.case_types.words import STATES
from anxin.surfaces.kit import access
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

if TYPE_CHECKING:
    from anxin.domain.cases.models import CaseType, Stage


@access.staff("settings.cases")
def index(request: HttpRequest) -> HttpResponse:
    """Every type."""
    return render_page(request, "desk/case_types/index.html", {"types": queries.all_types()})


@access.staff("settings.cases")
def new(request: HttpRequest) -> HttpResponse:
    """Add a type."""
    return _type(request, None)


@access.staff("settings.cases")
def edit(request: HttpRequest, type_id: int) -> HttpResponse:
    """Change a type."""
    return _type(request, _find(type_id))


def _type(request: HttpRequest, kind: CaseType | None) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    form = forms.TypeForm(posted, initial=forms.initial_of_type(kind) if kind else None)
    if kind:
        form.fields["code"].disabled = True
    own = forms.FieldFormSet(
        posted, prefix="fields", initial=[forms.initial_of_field(each) for each in kind.fields] if kind else []
    )
    if posted is not None and form.is_valid() and own.is_valid():
        fields = [each.definition() for each in own.forms if not each.is_empty()]
        try:
            saved = kinds.save_type(
                type_id=kind.pk if kind else None,
                given={**form.given(), "fields": fields},
                actor=request.actor,  # type: ignore[attr-defined]
                at=clock.now(),
            )
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("The type is saved."))
            return see_other(request, reverse("case_types:edit", args=[saved.pk]))
    context: dict[str, Any] = {
        "kind": kind,
        "form": form,
        "own": own,
        "stages": [(stage, STATES[stage.state]) for stage in kind.stages.all()] if kind else [],
        "used": queries.used_stages(kind.pk) if kind else set(),
    }
    is_refused = posted is not None
    return render_page(request, "desk/case_types/edit.html", context, status=422 if is_refused else 200)


@access.staff("settings.cases")
def stage(request: HttpRequest, type_id: int, stage_id: int | None = None) -> HttpResponse:
    """Add or change a step."""
    kind = _find(type_id)
    found = _stage(kind, stage_id) if stage_id is not None else None
    form = forms.StageForm(
        request.POST if request.method == "POST" else None, initial=forms.initial_of_stage(found) if found else None
    )
    if found:
        form.fields["code"].disabled = True
    if form.is_bound and form.is_valid():
        try:
            kinds.save_stage(
                type_id=type_id,
                stage_id=stage_id,
                given=form.given(),
                actor=request.actor,  # type: ignore[attr-defined]
                at=clock.now(),
            )
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("The step is saved."))
            return see_other(request, reverse("case_types:edit", args=[type_id]))
    context = {"kind": kind, "stage": found, "form": form}
    return render_page(request, "desk/case_types/stage.html", context, status=422 if form.errors else 200)


@access.staff("settings.cases")
def stage_deletion(request: HttpRequest, type_id: int, stage_id: int) -> HttpResponse:
    """Delete a step nobody stands in."""
    kind = _find(type_id)
    _stage(kind, stage_id)
    if request.method == "POST":
        try:
            kinds.delete_stage(type_id=type_id, stage_id=stage_id, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
        except Refusal as refusal:
            toast(request, refusal.message, tone="warning")
        else:
            toast(request, _("The step is deleted."))
    return see_other(request, reverse("case_types:edit", args=[type_id]))


def _find(type_id: int) -> CaseType:
    kind = queries.all_types().filter(pk=type_id).first()
    if kind is None:
        raise NotFound
    return kind


def _stage(kind: CaseType, stage_id: int) -> Stage:
    found = next((each for each in kind.stages.all() if each.pk == stage_id), None)
    if found is None:
        raise NotFound
    return found
