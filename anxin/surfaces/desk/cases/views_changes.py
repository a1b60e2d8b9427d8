"""Every change of a case that is not a message: each a noun with a form of its own, which also works without script."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from anxin.domain.accounts import policies as accounts
from anxin.domain.cases import policies, queries
from anxin.domain.cases.operations import editing, emergencies, lifecycle
from anxin.foundation import clock
from anxin.foundation.errors import Refusal
from anxin.surfaces.desk.cases import forms
from anxin.surfaces.desk.cases.views_case import url_of
from anxin.surfaces.kit import access
from anxin.surfaces.kit.forms import Form
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

if TYPE_CHECKING:
    from anxin.domain.cases.models import Case


def _change(
    request: HttpRequest,
    case: Case,
    form: Form,
    do: Callable[[dict[str, Any]], object],
    *,
    said: str,
    right: str = "cases.work",
    **words: Any,
) -> HttpResponse:
    """Show the form, or do it: done leads back to the case, refused shows why beside the field."""
    accounts.require(request.actor, right, policies.where(case))  # type: ignore[attr-defined]
    status = 200
    if form.is_bound and form.is_valid():
        try:
            do(form.cleaned_data)
        except Refusal as refusal:
            form.add_refusal(refusal)
            status = refusal.status
        else:
            toast(request, said)
            return see_other(request, url_of(request, case.number))
    if form.errors and (status == 200 or request.htmx):  # type: ignore[attr-defined]
        status = 422
    context = {"form": form, "case": case, "back_url": url_of(request, case.number), "submit": _("Save"), **words}
    return render_page(request, "desk/cases/action.html", context, partial="form", status=status)


def _bound(request: HttpRequest, form: type[Form], **options: Any) -> Form:
    return form(request.POST if request.method == "POST" else None, **options)


def _case(request: HttpRequest, number: int) -> Case:
    return queries.get_case(request.actor, number)  # type: ignore[attr-defined]


def _doing(request: HttpRequest, case: Case) -> dict[str, Any]:
    return {"case_id": case.pk, "actor": request.actor, "at": clock.now()}  # type: ignore[attr-defined]


@access.staff("cases.work")
def closure(request: HttpRequest, number: int) -> HttpResponse:
    """Solve the case without another answer."""
    case = _case(request, number)
    return _change(
        request,
        case,
        _bound(request, forms.SolveForm),
        lambda given: lifecycle.solve(**_doing(request, case)),
        said=_("Solved. The customer can still say that it is not."),
        title=_("Mark as solved"),
        text=_(
            "The customer is asked to confirm on her page. Without her word the case closes by itself after %(days)d days."
        )
        % {"days": case.type.closes_after_days},
        submit=_("Solved"),
    )


@access.staff("cases.work")
def cancellation(request: HttpRequest, number: int) -> HttpResponse:
    """The request is withdrawn."""
    case = _case(request, number)
    return _change(
        request,
        case,
        _bound(request, forms.ReasonForm),
        lambda given: lifecycle.cancel(**_doing(request, case), reason=given["reason"]),
        said=_("Cancelled."),
        title=_("Cancel this case"),
        text=_("Nobody works on it any more. It can be opened again later."),
        submit=_("Cancel the case"),
        is_dangerous=True,
    )


@access.staff("cases.work")
def reopening(request: HttpRequest, number: int) -> HttpResponse:
    """Open an ended case again."""
    case = _case(request, number)
    return _change(
        request,
        case,
        _bound(request, forms.ReasonForm),
        lambda given: lifecycle.reopen(**_doing(request, case), reason=given["reason"]),
        said=_("The case is open again."),
        title=_("Open the case again"),
        submit=_("Open again"),
    )


@access.staff("cases.work")
def assignment(request: HttpRequest, number: int) -> HttpResponse:
    """Give the case to a person and a team."""
    case = _case(request, number)
    given = {"owner": case.owner_id, "team": case.team_id, "seen_owner": case.owner_id, "seen_team": case.team_id}
    form = _bound(request, forms.AssignmentForm, case=case, language=request.LANGUAGE_CODE, initial=given)
    return _change(
        request,
        case,
        form,
        lambda given: editing.assign(
            **_doing(request, case),
            owner_id=given["owner"],
            team_id=given["team"],
            seen={"owner_id": given["seen_owner"], "team_id": given["seen_team"]},
        ),
        said=_("Given."),
        right="cases.assign",
        title=_("Give the case to"),
        submit=_("Give"),
    )


@access.staff("cases.work")
def ownership(request: HttpRequest, number: int) -> HttpResponse:
    """Take the case oneself."""
    case = _case(request, number)
    actor = request.actor  # type: ignore[attr-defined]
    return _change(
        request,
        case,
        _bound(request, Form),
        lambda given: editing.assign(**_doing(request, case), owner_id=actor.id, team_id=case.team_id),
        said=_("The case is yours."),
        title=_("Take this case"),
        submit=_("Take"),
    )


@access.staff("cases.work")
def stage(request: HttpRequest, number: int) -> HttpResponse:
    """Move an active case to another step."""
    case = _case(request, number)
    form = _bound(
        request,
        forms.StageForm,
        case=case,
        language=request.LANGUAGE_CODE,
        initial={"stage": case.stage.code, "seen": case.stage.code},
    )
    return _change(
        request,
        case,
        form,
        lambda given: editing.move(**_doing(request, case), stage_code=given["stage"], seen=given["seen"]),
        said=_("Moved."),
        title=_("Move to another step"),
    )


@access.staff("cases.work")
def type_(request: HttpRequest, number: int) -> HttpResponse:
    """Give the case another type."""
    case = _case(request, number)
    form = _bound(request, forms.TypeForm, case=case, language=request.LANGUAGE_CODE, initial={"type": case.type.code})
    return _change(
        request,
        case,
        form,
        lambda given: editing.change_type(**_doing(request, case), type_code=given["type"]),
        said=_("The type is changed."),
        title=_("Change the type"),
        text=_("Steps and own fields follow the new type. What was filled in stays."),
    )


@access.staff("cases.work")
def priority(request: HttpRequest, number: int) -> HttpResponse:
    """Say how urgent it is."""
    case = _case(request, number)
    form = _bound(request, forms.PriorityForm, initial={"priority": case.priority, "seen": case.priority})
    return _change(
        request,
        case,
        form,
        lambda given: editing.edit(
            **_doing(request, case), changes={"priority": given["priority"]}, seen=_seen("priority", given["seen"])
        ),
        said=_("The priority is changed."),
        title=_("Priority"),
    )


@access.staff("cases.work")
def subject(request: HttpRequest, number: int) -> HttpResponse:
    """Say in one line what it is about."""
    case = _case(request, number)
    form = _bound(request, forms.SubjectForm, initial={"subject": case.subject, "seen": case.subject})
    return _change(
        request,
        case,
        form,
        lambda given: editing.edit(
            **_doing(request, case), changes={"subject": given["subject"]}, seen=_seen("subject", given["seen"])
        ),
        said=_("The subject is changed."),
        title=_("Subject"),
    )


@access.staff("cases.work")
def facts(request: HttpRequest, number: int) -> HttpResponse:
    """Product and the type's own fields."""
    case = _case(request, number)
    values = {f"values.{key}": _shown(value) for key, value in case.values.items()}
    form = _bound(
        request,
        forms.FactsForm,
        case=case,
        language=request.LANGUAGE_CODE,
        initial={"model_id": case.model_id, **values},
    )
    return _change(
        request,
        case,
        form,
        lambda given: editing.edit(**_doing(request, case), changes=form.changes()),  # type: ignore[attr-defined]
        said=_("Saved."),
        title=_("Product and facts"),
    )


@access.staff("cases.work")
def emergency(request: HttpRequest, number: int) -> HttpResponse:
    """Say that there is danger: everybody on duty is alerted."""
    case = _case(request, number)
    return _change(
        request,
        case,
        _bound(request, forms.EmergencyForm),
        lambda given: emergencies.raise_emergency(**_doing(request, case), kinds=given["kinds"]),
        said=_("Marked as an emergency. Those on duty are alerted."),
        title=_("This is an emergency"),
        text=_("The case stands on top of every list and the people on duty are alerted at once."),
        submit=_("Alert them"),
        is_dangerous=True,
    )


@access.staff("cases.work")
def emergency_end(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody looked: there is no danger."""
    case = _case(request, number)
    return _change(
        request,
        case,
        _bound(request, Form),
        lambda given: emergencies.lift(**_doing(request, case)),
        said=_("The emergency is lifted."),
        title=_("Lift the emergency"),
        text=_("You have made sure that nobody is in danger. The priority stays as it is."),
        submit=_("Lift"),
    )


def _seen(name: str, value: Any) -> dict[str, Any] | None:
    return {name: value} if value not in (None, "") else None


def _shown(value: Any) -> Any:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else value
