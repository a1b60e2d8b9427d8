"""Requests: the list, a new one, one with what it touches, confirming, fetching the file."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anxin.domain.accounts import queries as accounts
from anxin.foundation import clock
from anxin.foundation.errors import Refusal
from anxin.foundation.files import store
from anxin.foundation.privacy import queries, registry
from anxin.foundation.privacy.models import PrivacyRequest
from anxin.foundation.privacy.operations import requests
from anxin.foundation.privacy.words import name_of
from anxin.surfaces.desk.privacy import people, words
from anxin.surfaces.desk.privacy.forms import ErasingForm, RequestForm
from anxin.surfaces.kit import access, paging
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

RIGHT = "privacy.manage"
# The Personal Information Protection Law asks for a timely answer; 15 days is what regulators expect.
USUAL_DAYS = 15


@access.staff(RIGHT)
def index(request: HttpRequest) -> HttpResponse:
    """Every request, newest first."""
    rows = queries.requests(request.actor)  # type: ignore[attr-defined]
    page = paging.page(rows, cursor=request.GET.get("cursor"), order=queries.NEWEST_FIRST, size=50)
    names = people.names(each.person_id for each in page)
    today = _today(request)
    context = {
        "page": page,
        "rows": [
            (
                each,
                words.KINDS[each.kind],
                names[each.person_id],
                words.STATES[each.state],
                each.state in ("open", "failed") and each.due_date < today,
            )
            for each in page
        ],
    }
    return render_page(request, "desk/privacy/index.html", context)


@access.staff(RIGHT)
def new(request: HttpRequest) -> HttpResponse:
    """Write a request down."""
    initial = {
        "person": request.GET.get("person", ""),
        "kind": request.GET.get("kind", "export"),
        "due_date": (_today(request) + timedelta(days=USUAL_DAYS)).isoformat(),
    }
    form = RequestForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("kind", "asked_by", "reason", "due_date")}
        try:
            made = requests.enter(
                person_id=people.find(request.actor, form.cleaned_data["person"]),  # type: ignore[attr-defined]
                **given,
                language=request.LANGUAGE_CODE,
                zone=request.user.zone,  # type: ignore[union-attr]
                actor=request.actor,  # type: ignore[attr-defined]
                at=clock.now(),
            )
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            return see_other(request, reverse("privacy:request", args=[made.pk]))
    return render_page(request, "desk/privacy/new.html", {"form": form}, status=422 if form.errors else 200)


@access.staff(RIGHT)
def page(request: HttpRequest, request_id: int) -> HttpResponse:
    """One request: what it touches, what blocks it, how far it is."""
    found = queries.get_request(request.actor, request_id)  # type: ignore[attr-defined]
    return _shown(request, found, ErasingForm())


def _shown(request: HttpRequest, found: PrivacyRequest, form: ErasingForm) -> HttpResponse:
    is_waiting = found.is_erasure and found.state in ("open", "failed")
    extent = queries.extent(found.person_id) if is_waiting else []
    staff = accounts.names_of_staff([id for id in (found.staff_id, found.confirmed_by) if id])
    parts = registry.parts()
    context = {
        "found": found,
        "kind": words.KINDS[found.kind],
        "sign": words.STATES[found.state],
        "asked_by": dict(words.ASKED_BY)[found.asked_by],
        "name": people.names([found.person_id])[found.person_id],
        "by": staff.get(found.staff_id or 0, ""),
        "confirmed_by": staff.get(found.confirmed_by or 0, ""),
        "form": form,
        "is_waiting": is_waiting,
        "extent": [(each.label, [(name_of(name), count) for name, count in each.lists]) for each in extent],
        "stays": words.STAYS,
        "holds": queries.holds_on(found.person_id, on=_today(request)) if is_waiting else [],
        "done": [(part.label, found.done[part.key]) for part in parts if found.done.get(part.key)],
        "percent": 100 * len(found.done) // len(parts),
        "rows": sum(found.done.values()),
    }
    return render_page(
        request, "desk/privacy/request.html", context, partial="state", status=422 if form.errors else 200
    )


@access.staff(RIGHT)
def erase(request: HttpRequest, request_id: int) -> HttpResponse:
    """The second confirmation: the number typed once more."""
    found = queries.get_request(request.actor, request_id)  # type: ignore[attr-defined]
    form = ErasingForm(request.POST or None)
    if request.method != "POST":
        return see_other(request, reverse("privacy:request", args=[request_id]))
    if form.is_valid():
        try:
            requests.erase(
                request_id=request_id,
                typed=form.cleaned_data["typed"],
                actor=request.actor,  # type: ignore[attr-defined]
                at=clock.now(),
            )
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            return see_other(request, reverse("privacy:request", args=[request_id]))
    return _shown(request, found, form)


@access.staff(RIGHT)
@require_POST
def withdraw(request: HttpRequest, request_id: int) -> HttpResponse:
    """Take it back."""
    requests.withdraw(request_id=request_id, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    toast(request, _("The request is withdrawn. Nothing was done."))
    return see_other(request, reverse("privacy:index"))


@access.staff(RIGHT)
@require_POST
def again(request: HttpRequest, request_id: int) -> HttpResponse:
    """Make the file anew."""
    requests.export_again(request_id=request_id, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    return see_other(request, reverse("privacy:request", args=[request_id]))


@access.staff(RIGHT)
def file(request: HttpRequest, request_id: int) -> FileResponse:
    """The file with a person's data; who fetched it is kept."""
    found = requests.fetch(request_id=request_id, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    assert found.file is not None
    opened = store.path_of(found.file.sha256).open("rb")
    name = f"customer-{found.person_id}.zip"
    response = FileResponse(opened, as_attachment=True, filename=name, content_type="application/zip")
    response.headers["Cache-Control"] = "no-store"
    return response


def _today(request: HttpRequest) -> object:
    return clock.now().astimezone(ZoneInfo(request.user.zone)).date()  # type: ignore[union-attr]
