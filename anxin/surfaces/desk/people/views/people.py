"""The list of people, one person's page, and what can be done to a person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anxin.domain.accounts import policies, queries
from anxin.domain.accounts.operations import roles as role_operations
from anxin.domain.accounts.operations import sessions
from anxin.domain.accounts.operations import staff as operations
from anxin.domain.cases import queries as cases
from anxin.domain.cases.types import ACTIVE, Filter
from anxin.foundation import clock
from anxin.foundation.errors import NotFound, Refusal
from anxin.surfaces.desk.people.forms import GrantForm, TeamsForm, named
from anxin.surfaces.desk.people.words import roles_of
from anxin.surfaces.kit import filters, paging
from anxin.surfaces.kit.access import staff
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

RIGHT = "settings.staff"
ORDER = ("name", "id")
PAGE_SIZE = 50


@staff(RIGHT)
def index(request: HttpRequest) -> HttpResponse:
    """Everybody, by name; search and filters stand in the address."""
    state = filters.FilterState(request, _filters())
    chosen = {name: (state[name] or [""])[-1] for name in ("role", "team", "brand", "state")}
    words = request.GET.get("q", "")[:100]
    rows = queries.people(
        request.actor,  # type: ignore[attr-defined]
        words=words,
        role=chosen["role"],
        team_id=int(chosen["team"] or 0) or None,
        brand_id=int(chosen["brand"] or 0) or None,
        state=chosen["state"],
    )
    page = paging.page(rows, cursor=request.GET.get("cursor"), order=ORDER, size=PAGE_SIZE)
    held = roles_of(page.rows)
    people = [(person, held.get(person.pk, [])) for person in page.rows]
    context = {"page": page, "people": people, "filters": state, "words": words}
    return render_page(request, "desk/people/index.html", context, partial="rows")


@staff(RIGHT)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: roles, teams, log-in."""
    return _page(request, pk)


@staff(RIGHT)
@require_POST
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a role."""
    form = GrantForm(request.POST)
    if not form.is_valid():
        return _page(request, pk, grant_form=form)
    try:
        role_operations.grant(
            staff_id=pk,
            role=form.cleaned_data["role"],
            scopes=form.scopes(),
            actor=request.actor,  # type: ignore[attr-defined]
            at=clock.now(),
        )
    except NotFound:
        raise
    except Refusal as refusal:
        form.add_refusal(refusal)
        return _page(request, pk, grant_form=form)
    toast(request, _("The role is given."))
    return see_other(request, reverse("people:person", args=[pk]))


@staff(RIGHT)
@require_POST
def revoke(request: HttpRequest, pk: int, grant_id: int) -> HttpResponse:
    """Take a role away."""
    return _done(
        request, pk, lambda **by: role_operations.revoke(grant_id=grant_id, **by), _("The role is taken away.")
    )


@staff(RIGHT)
@require_POST
def teams(request: HttpRequest, pk: int) -> HttpResponse:
    """Put into teams."""
    form = TeamsForm(request.POST)
    if not form.is_valid():
        return _page(request, pk, teams_form=form)
    chosen = set(form.cleaned_data["teams"])
    return _done(request, pk, lambda **by: operations.set_teams(staff_id=pk, team_ids=chosen, **by), _("Saved."))


@staff(RIGHT)
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """What off-boarding means for this person, then off-boarding."""
    if request.method == "POST":
        message = _("Off-boarded: logged out everywhere, open cases are back with their teams.")
        return _done(request, pk, lambda **by: operations.leave(staff_id=pk, **by), message)
    someone = queries.get_person(request.actor, pk)  # type: ignore[attr-defined]
    wanted = Filter(owners=(str(pk),), states=ACTIVE)
    context = {
        "person": someone,
        "sessions": queries.sessions(someone).count(),
        "cases": list(cases.listed_whole(request.actor, wanted)[:10]),  # type: ignore[attr-defined]
        "case_count": cases.count(request.actor, wanted),  # type: ignore[attr-defined]
    }
    return render_page(request, "desk/people/leave.html", context)


@staff(RIGHT)
@require_POST
def come_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Let an off-boarded person in again."""
    return _done(request, pk, lambda **by: operations.come_back(staff_id=pk, **by), _("Welcome back."))


@staff(RIGHT)
@require_POST
def reset_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove lost second factors."""
    message = _("The second factor is removed; this person is logged out everywhere.")
    return _done(request, pk, lambda **by: sessions.reset_second_factor(staff_id=pk, **by), message)


@staff(RIGHT)
@require_POST
def unlock(request: HttpRequest, pk: int) -> HttpResponse:
    """Lift a lock-out."""
    return _done(
        request, pk, lambda **by: sessions.unlock(staff_id=pk, **by), _("Unlocked. The next try may come at once.")
    )


@staff(RIGHT)
@require_POST
def end_sessions(request: HttpRequest, pk: int) -> HttpResponse:
    """Log somebody out everywhere."""
    return _done(request, pk, lambda **by: sessions.end_sessions(staff_id=pk, **by), _("Logged out everywhere."))


def _done(request: HttpRequest, pk: int, operation: Callable[..., Any], message: str) -> HttpResponse:
    """Do it and go back to the person; what is refused is said there."""
    try:
        operation(actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    except NotFound:
        raise
    except Refusal as refusal:
        toast(request, refusal.message, tone="danger")
    else:
        toast(request, message)
    if pk == request.user.pk and not request.session.session_key:
        return see_other(request, reverse("account_login"))
    return see_other(request, reverse("people:person", args=[pk]))


def _page(
    request: HttpRequest, pk: int, grant_form: GrantForm | None = None, teams_form: TeamsForm | None = None
) -> HttpResponse:
    someone = queries.get_person(request.actor, pk)  # type: ignore[attr-defined]
    in_teams = [each.team_id for each in someone.memberships.all()]
    context = {
        "person": someone,
        "held": roles_of([someone]).get(pk, []),
        "may_manage": policies.may_manage(request.actor, someone),  # type: ignore[attr-defined]
        "is_me": pk == request.user.pk,
        "is_locked": queries.is_locked(someone),
        "sessions": queries.sessions(someone)[:10],
        "grant_form": grant_form or GrantForm(auto_id="grant_%s"),
        "teams_form": teams_form or TeamsForm(initial={"teams": in_teams}, auto_id="teams_%s"),
    }
    is_wrong = grant_form is not None or teams_form is not None
    return render_page(request, "desk/people/person.html", context, status=422 if is_wrong else 200)


def _filters() -> list[filters.Filter]:
    def keyed(rows: Any) -> list[tuple[str, str]]:
        return [(str(key), name) for key, name in named(rows)]

    return [
        filters.Filter("state", _("State"), [("active", _("works here")), ("left", _("has left"))]),
        filters.Filter("role", _("Role"), named(queries.roles(), "code")),
        filters.Filter("team", _("Team"), keyed(queries.teams())),
        filters.Filter("brand", _("Brand"), keyed(queries.active_brands())),
    ]
