"""Legal holds: the list, a new one, lifting."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anxin.domain.accounts import queries as accounts
from anxin.domain.cases import queries as cases
from anxin.foundation import clock
from anxin.foundation.errors import Invalid, NotFound, Refusal
from anxin.foundation.privacy import queries
from anxin.foundation.privacy.models import LegalHold
from anxin.foundation.privacy.operations import holds
from anxin.surfaces.desk.privacy import people
from anxin.surfaces.desk.privacy.forms import HoldForm
from anxin.surfaces.desk.privacy.views import RIGHT
from anxin.surfaces.kit import access, paging
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast


@access.staff(RIGHT)
def index(request: HttpRequest) -> HttpResponse:
    """Every hold, newest first."""
    rows = queries.holds(request.actor)  # type: ignore[attr-defined]
    page = paging.page(rows, cursor=request.GET.get("cursor"), order=queries.NEWEST_FIRST, size=50)
    today = clock.now().astimezone(ZoneInfo(request.user.zone)).date()  # type: ignore[union-attr]
    staff = accounts.names_of_staff([id for each in page for id in (each.staff_id, each.lifted_by) if id])
    titles = _titles(list(page))
    context = {
        "page": page,
        "rows": [
            (
                each,
                titles[each.pk],
                staff.get(each.staff_id or 0, ""),
                each.lifted_at is None and (each.until_date is None or each.until_date >= today),
            )
            for each in page
        ],
    }
    return render_page(request, "desk/privacy/holds.html", context)


def _titles(found: list[LegalHold]) -> dict[int, str]:
    numbers = cases.numbers_of([each.subject_id for each in found if each.subject_kind == "case"])
    names = people.names(each.subject_id for each in found if each.subject_kind == "customer")
    return {
        each.pk: _("Case #%(number)s") % {"number": numbers.get(each.subject_id, "?")}
        if each.subject_kind == "case"
        else names.get(each.subject_id, f"#{each.subject_id}")
        for each in found
    }


@access.staff(RIGHT)
def new(request: HttpRequest) -> HttpResponse:
    """Place a hold."""
    initial = {"subject_kind": request.GET.get("kind", "customer"), "person": request.GET.get("person", "")}
    form = HoldForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            holds.place(
                subject_kind=given["subject_kind"],
                subject_id=_subject(request, given["subject_kind"], given["person"]),
                reason=given["reason"],
                basis=given["basis"],
                until_date=given["until_date"],
                actor=request.actor,  # type: ignore[attr-defined]
                at=clock.now(),
            )
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("Nothing of it is erased while the hold stands."))
            return see_other(request, reverse("privacy:holds"))
    return render_page(request, "desk/privacy/new_hold.html", {"form": form}, status=422 if form.errors else 200)


def _subject(request: HttpRequest, kind: str, typed: str) -> int:
    actor = request.actor  # type: ignore[attr-defined]
    if kind == "customer":
        return people.find(actor, typed)
    digits = typed.strip().lstrip("#＃")
    try:
        number = int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 18 else 0
        return cases.get_case(actor, number).pk
    except NotFound as error:
        raise Invalid(_("There is no such case."), field="person") from error


@access.staff(RIGHT)
@require_POST
def lift(request: HttpRequest, hold_id: int) -> HttpResponse:
    """Let it be erased again."""
    holds.lift(hold_id=hold_id, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    toast(request, _("The hold is lifted."))
    return see_other(request, reverse("privacy:holds"))
