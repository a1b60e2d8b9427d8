"""Promises: what is delivered, what was written here, one version with what it changes, and sign-off."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anxin.domain.accounts.queries import names_of_staff
from anxin.domain.entitlements import policies
from anxin.domain.entitlements.operations import promises as operations
from anxin.domain.entitlements.queries import active, promises, shipped
from anxin.domain.entitlements.types import CONFIDENCES, FIELDS, SHAPES, Pack, RuleChange
from anxin.foundation import clock
from anxin.foundation.errors import NotFound, Refusal
from anxin.surfaces.desk.rights.forms import LongerForm, TextForm
from anxin.surfaces.desk.rights.words import said
from anxin.surfaces.desk.rights.writing import pack_text
from anxin.surfaces.kit import access, paging
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast


@access.staff(policies.PERMISSION)
def index(request: HttpRequest) -> HttpResponse:
    """Promises of this house, newest versions first, and the law as delivered."""
    actor = request.actor  # type: ignore[attr-defined]
    page = paging.page(promises.visible(actor), cursor=request.GET.get("cursor"), order=("code", "-number", "id"))
    law = [{"pack": pack, "title": said((pack.head.zh, pack.head.en))} for pack in shipped.packs()]
    context = {"page": page, "law": law, "may_change": policies.may_change(actor)}
    return render_page(request, "desk/rights/index.html", context)


@access.staff(policies.PERMISSION)
def new(request: HttpRequest) -> HttpResponse:
    """A new version: by a few fields, or as the text of a pack."""
    is_text = "text" in request.GET
    base = request.GET.get("from", "")
    kind: type[LongerForm] | type[TextForm] = TextForm if is_text else LongerForm
    form = kind(request.POST or None, request.FILES or None, initial=_initial(request, base) if is_text else {})
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"] if is_text else pack_text(form.cleaned_data)
        try:
            row = operations.draft(text=text, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("The draft is kept. Look at what it changes before you sign it off."))
            return see_other(request, reverse("rights:promise", args=[row.pk]))
    context = {"form": form, "is_text": is_text}
    return render_page(request, "desk/rights/new.html", context, status=422 if form.errors else 200)


def _initial(request: HttpRequest, base: str) -> dict[str, str]:
    """The text of the version to go on from."""
    if not base.isdecimal() or len(base) > 15:
        return {}
    return {"text": promises.get(int(base), request.actor).text}  # type: ignore[attr-defined]


@access.staff(policies.PERMISSION)
def law(request: HttpRequest, code: str) -> HttpResponse:
    """A delivered pack: every rule with its source and how sure it is."""
    pack = next((each for each in shipped.packs() if each.head.id == code), None)
    if pack is None:
        raise NotFound
    return render_page(request, "desk/rights/law.html", {"title": _title(pack), "rules": _rules(pack), "pack": pack})


@access.staff(policies.PERMISSION)
def promise(request: HttpRequest, promise_id: int) -> HttpResponse:
    """One version: what it says, what it changes, what it would have meant; sign off or withdraw."""
    return _page(request, promise_id)


@access.staff(policies.PERMISSION)
@require_POST
def sign(request: HttpRequest, promise_id: int) -> HttpResponse:
    """Sign a draft off."""
    return _do(request, promise_id, operations.sign, _("Signed off."))


@access.staff(policies.PERMISSION)
@require_POST
def withdraw(request: HttpRequest, promise_id: int) -> HttpResponse:
    """Take a version back."""
    return _do(request, promise_id, operations.withdraw, _("Withdrawn. Decisions already made keep their reasons."))


def _do(request: HttpRequest, promise_id: int, operation: Any, message: str) -> HttpResponse:
    try:
        operation(promise_id=promise_id, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    except NotFound:
        raise
    except Refusal as refusal:
        return _page(request, promise_id, refusal=str(refusal.message), status=refusal.status)
    toast(request, message)
    return see_other(request, reverse("rights:promise", args=[promise_id]))


def _page(request: HttpRequest, promise_id: int, *, refusal: str = "", status: int = 200) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    row = promises.get(promise_id, actor)
    names = names_of_staff({row.drafted_by_id, row.signed_by_id} - {None})
    context = {
        "row": row,
        "rules": _rules(active.read(row.text)),
        "changes": [_change(each) for each in promises.changes(row)],
        "versions": promises.versions(row),
        "golden": promises.golden_trial(row),
        "trial": promises.trial(row, clock.now()),
        "drafted_by": names.get(row.drafted_by_id, ""),
        "signed_by": names.get(row.signed_by_id, ""),
        "may_change": policies.may_change(actor),
        "refusal": refusal,
    }
    return render_page(request, "desk/rights/promise.html", context, status=status)


def _change(change: RuleChange) -> dict[str, Any]:
    fields = [(said(FIELDS.get(each.field, (each.field,) * 2)), each.before, each.after) for each in change.fields]
    return {"title": said((change.title["zh"], change.title["en"])), "kind": change.kind, "fields": fields}


def _title(pack: Pack) -> str:
    return said((pack.head.zh, pack.head.en))


def _rules(pack: Pack) -> list[dict[str, Any]]:
    return [
        {
            "id": rule.id,
            "title": said((rule.zh, rule.en)),
            "shape": said(SHAPES[rule.SHAPE]),
            "confidence": said(CONFIDENCES[rule.confidence]),
            "tone": "success" if rule.is_refusing else "" if rule.is_granting else "warning",
            "basis": said(rule.basis),
        }
        for rule in pack.rules
    ]
