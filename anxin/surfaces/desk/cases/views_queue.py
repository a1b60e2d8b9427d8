"""The queue: the list of cases, its counts, taking and giving several at once, keeping a list as a view."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from anxin.domain.accounts import queries as accounts
from anxin.domain.cases import queries
from anxin.domain.cases.operations import editing, views
from anxin.foundation import clock
from anxin.foundation.errors import Refusal
from anxin.surfaces.desk.cases import lists
from anxin.surfaces.desk.cases.rows import rows, rows_with_due
from anxin.surfaces.kit import access, paging
from anxin.surfaces.kit.forms import Form
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

PAGE_SIZE = 50
MOST_AT_ONCE = 100


@access.staff("cases.view")
def home(request: HttpRequest) -> HttpResponse:
    """The desk opens with the queue."""
    return see_other(request, reverse("cases:queue"))


@access.staff("cases.view")
def queue(request: HttpRequest) -> HttpResponse:
    """The list the address asks for, newest activity first, open emergencies on top."""
    shown = lists.List(request)
    actor = request.actor  # type: ignore[attr-defined]
    page = paging.page(
        queries.listed(actor, shown.wanted), cursor=request.GET.get("cursor"), order=queries.ORDER, size=PAGE_SIZE
    )
    is_pinning = not request.GET.get("cursor") and shown.view.key in ("mine", "unassigned", "active")
    emergencies = queries.emergencies(actor) if is_pinning else []
    context = {
        "list": shown,
        "page": page,
        "rows": rows_with_due(page, clock.now()),
        "emergencies": rows(emergencies),
        "filters": shown.filters,
        "filter_groups": [
            (each, shown.filters.choices(each.name), bool(shown.filters[each.name])) for each in shown.filters.filters
        ],
        "may_work": actor.can("cases.work"),
        "may_assign": actor.can("cases.assign"),
        "may_export": actor.can("transfer.export"),
        "may_share": actor.can("cases.supervise"),
    }
    if not request.htmx:  # type: ignore[attr-defined]
        context["ready_views"], context["saved_views"] = lists.links(
            request, counted=True, offers=shown.filters.filters
        )
    return render_page(request, "desk/cases/queue.html", context, partial="rows")


@access.staff("cases.view")
def counts(request: HttpRequest) -> HttpResponse:
    """The views with their counts, for the navigation of an open page."""
    ready, saved = lists.links(request, counted=True)
    return render_page(request, "desk/cases/views.html", {"ready_views": ready, "saved_views": saved}, partial="views")


class ViewForm(Form):
    """What a list is called and who has it."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=60)
    is_shared = forms.BooleanField(label=gettext_lazy("Everybody sees it"), required=False)
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)


@access.staff("cases.view")
def new_view(request: HttpRequest) -> HttpResponse:
    """Keep the list on the screen under a name."""
    actor = request.actor  # type: ignore[attr-defined]
    form = ViewForm(request.POST or None, initial={"query": lists.List(request).query})
    if not actor.can("cases.supervise"):
        del form.fields["is_shared"]
    if request.method == "POST" and form.is_valid():
        query = lists.of_query(request, form.cleaned_data["query"]).query
        try:
            views.save_view(
                name=form.cleaned_data["name"],
                query=query,
                is_shared=form.cleaned_data.get("is_shared", False),
                actor=actor,
                at=clock.now(),
            )
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("The view is kept."))
            return see_other(request, f"{reverse('cases:queue')}?{query}")
    context = {"form": form, "title": _("Keep this list as a view"), "submit": _("Keep the view")}
    context["back_url"] = lists.List(request).url
    return render_page(request, "desk/cases/action.html", context, partial="form", status=422 if form.errors else 200)


@access.staff("cases.view")
def view_deletion(request: HttpRequest, view_id: int) -> HttpResponse:
    """Let a saved view go."""
    if request.method == "POST":
        views.delete_view(view_id=view_id, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
        toast(request, _("The view is gone. Its cases are untouched."))
    return see_other(request, reverse("cases:queue"))


@access.staff("cases.work")
def assignments(request: HttpRequest) -> HttpResponse:
    """Take the chosen cases, or give them to somebody; says for every one whether it worked."""
    back = f"{reverse('cases:queue')}?{lists.of_query(request, request.POST.get('list', '')).query}"
    numbers = [int(n) for n in request.POST.getlist("case") if n.isascii() and n.isdecimal() and len(n) < 18]
    numbers = list(dict.fromkeys(numbers))[:MOST_AT_ONCE]
    owner_id = _owner(request)
    if request.method != "POST" or not numbers or owner_id is None:
        return see_other(request, back)
    results = [_give(request, number, owner_id) for number in numbers]
    failed = [result for result in results if result["why"]]
    done = len(results) - len(failed)
    if not failed:
        text = ngettext("%(count)d case has a new owner.", "%(count)d cases have a new owner.", done)
        toast(request, text % {"count": done})
        return see_other(request, back)
    context: dict[str, Any] = {"results": results, "done": done, "failed": len(failed), "back_url": back}
    return render_page(request, "desk/cases/assignments.html", context, status=422)


def _owner(request: HttpRequest) -> int | None:
    chosen = request.POST.get("owner", "")
    if chosen == "me":
        return request.actor.id  # type: ignore[attr-defined, no-any-return]
    return int(chosen) if chosen.isascii() and chosen.isdecimal() and len(chosen) < 18 else None


def _give(request: HttpRequest, number: int, owner_id: int) -> dict[str, Any]:
    actor = request.actor  # type: ignore[attr-defined]
    try:
        case = queries.get_case(actor, number)
        editing.assign(case_id=case.pk, owner_id=owner_id, team_id=case.team_id, actor=actor, at=clock.now())
    except Refusal as refusal:
        return {"number": number, "subject": "", "why": refusal.message}
    return {"number": number, "subject": case.subject, "why": ""}


@access.staff("cases.assign")
def owners(request: HttpRequest) -> HttpResponse:
    """Whom cases can be given to: the choices of the bulk bar, loaded when it is first used."""
    return render_page(request, "desk/cases/owners.html", {"people": accounts.staff_members()[:300]}, partial="choices")
