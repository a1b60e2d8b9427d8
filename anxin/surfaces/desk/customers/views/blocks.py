"""Senders nobody wants to hear from."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anxin.domain.customers import queries
from anxin.domain.customers.operations import blocks
from anxin.domain.customers.types import masked_email, masked_handle, masked_phone
from anxin.foundation import clock
from anxin.foundation.errors import NotFound, Refusal
from anxin.surfaces.desk.customers import forms
from anxin.surfaces.kit import access, paging
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

_MASKS = {"phone": masked_phone, "email": masked_email, "wechat": masked_handle}


@access.staff("customers.view")
def index(request: HttpRequest) -> HttpResponse:
    """Who is blocked, by whom and why; and blocking one more."""
    actor = request.actor  # type: ignore[attr-defined]
    may_edit = actor.can("customers.edit")
    form = forms.BlockForm(request.POST or None, actor=actor, language=request.LANGUAGE_CODE)
    if form.is_bound and may_edit and form.is_valid():
        given: dict[str, Any] = dict(form.cleaned_data)
        try:
            blocks.block(brand_id=given.pop("brand"), **given, actor=actor, at=clock.now())
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("Nothing from there is let in any more."))
            return see_other(request, reverse("customers:blocked"))
    page = paging.page(queries.blocks(actor), cursor=request.GET.get("cursor"), order=("-at", "-id"))
    rows = [(row, row.value if actor.can("customers.reveal") else _masked(row)) for row in page.rows]
    context = {"page": page, "rows": rows, "form": form, "may_edit": may_edit}
    return render_page(request, "desk/customers/blocked.html", context, status=422 if form.errors else 200)


@access.staff("customers.edit")
def lifting(request: HttpRequest, block_id: int) -> HttpResponse:
    """Let a sender in again."""
    if request.method == "POST":
        try:
            blocks.lift(block_id=block_id, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
        except NotFound:
            raise
        except Refusal as refusal:
            toast(request, refusal.message, tone="danger")
        else:
            toast(request, _("Let in again from now on."))
    return see_other(request, reverse("customers:blocked"))


def _masked(row: Any) -> str:
    mask = _MASKS.get(row.kind)
    return mask(row.value) if mask else row.value
