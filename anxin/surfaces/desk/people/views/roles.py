"""What every role permits, as one table; and whether a second factor is asked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anxin.domain.accounts import queries
from anxin.domain.accounts.operations import roles as operations
from anxin.domain.accounts.operations.security import require_second_factor
from anxin.foundation import clock
from anxin.foundation.errors import Refusal
from anxin.surfaces.desk.people.forms import RoleForm
from anxin.surfaces.kit.access import staff
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

RIGHT = "settings.staff"


@staff(RIGHT)
def matrix(request: HttpRequest) -> HttpResponse:
    """Rows are rights, columns are roles; only who manages staff everywhere may change it."""
    roles = list(queries.roles())
    ticked = {role.pk: set(role.permissions) for role in roles}
    error = ""
    if request.method == "POST":
        ticked = {role.pk: set(request.POST.getlist(f"role_{role.pk}")) for role in roles}
        try:
            operations.set_matrix(permissions=ticked, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
        except Refusal as refusal:
            error = str(refusal.message)
        else:
            toast(request, _("Saved. It holds from the next click of everybody."))
            return see_other(request, reverse("people:roles"))
    rows = [(right, [(role, right.code in ticked[role.pk]) for role in roles]) for right in queries.permissions()]
    context = {
        "roles": roles,
        "rows": rows,
        "error": error,
        "may_change": request.actor.can(RIGHT, {}),  # type: ignore[attr-defined]
        "role_form": RoleForm(),
        "installation": queries.installation(),
    }
    return render_page(request, "desk/people/roles.html", context, status=422 if error else 200)


@staff(RIGHT)
@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """A new role with no rights yet."""
    form = RoleForm(request.POST)
    if not form.is_valid():
        first = next(iter(form.errors.values()))[0]
        toast(request, first, tone="danger")
        return see_other(request, reverse("people:roles"))
    names = {"zh-hans": form.cleaned_data["name_zh_hans"], "en": form.cleaned_data["name_en"]}
    kept = {language: name for language, name in names.items() if name}
    try:
        operations.add_role(code=form.cleaned_data["code"], names=kept, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    except Refusal as refusal:
        toast(request, refusal.message, tone="danger")
    else:
        toast(request, _("The role is there; now tick what it permits."))
    return see_other(request, reverse("people:roles"))


@staff(RIGHT)
@require_POST
def security(request: HttpRequest) -> HttpResponse:
    """Ask a second factor of everyone who may change settings, or not."""
    try:
        require_second_factor(is_required="is_required" in request.POST, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    except Refusal as refusal:
        toast(request, refusal.message, tone="danger")
    else:
        toast(request, _("Saved."))
    return see_other(request, reverse("people:roles"))
