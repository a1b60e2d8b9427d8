"""The year tables of holidays."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from anxin.domain.calendars import policies
from anxin.domain.calendars.operations import holidays
from anxin.domain.calendars.queries import years
from anxin.foundation import clock
from anxin.foundation.errors import Refusal
from anxin.surfaces.desk.calendars import words
from anxin.surfaces.desk.calendars.forms import HolidayDayForm, ImportForm, PackForm, place_name
from anxin.surfaces.kit import access, paging
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast


@access.staff(policies.PERMISSION)
def index(request: HttpRequest) -> HttpResponse:
    """All year tables, and a new one from the libraries."""
    actor = request.actor  # type: ignore[attr-defined]
    form = PackForm(request.POST or None, initial={"place": "CN", "year": clock.now().year})
    if request.method == "POST" and form.is_valid():
        try:
            table = holidays.open_year(**form.chosen(), **_by(request))
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            return see_other(request, reverse("calendars:holiday_year", args=[table.pk]))
    page = paging.page(years.tables(actor), cursor=request.GET.get("cursor"), order=("-year", "country", "region"))
    rows = [(each, place_name(each.country, each.region)) for each in page]
    context = {"page": page, "rows": rows, "form": form, "may_change": policies.may_change(actor)}
    return render_page(request, "desk/calendars/holidays.html", context, status=422 if form.errors else 200)


@access.staff(policies.PERMISSION)
def table(request: HttpRequest, table_id: int) -> HttpResponse:
    """One year with its days."""
    return _show(request, table_id)


@access.staff(policies.PERMISSION)
@require_POST
def save_day(request: HttpRequest, table_id: int) -> HttpResponse:
    """Add or replace a day."""
    form = HolidayDayForm(request.POST)
    if form.is_valid():
        try:
            holidays.save_day(table_id=table_id, values=form.values(), **_by(request))
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            return _done(request, table_id, _("The day is in the table."))
    return _show(request, table_id, day_form=form)


@access.staff(policies.PERMISSION)
@require_POST
def remove_day(request: HttpRequest, table_id: int) -> HttpResponse:
    """Take a day out."""
    years.get_table(table_id, request.actor)  # type: ignore[attr-defined]
    try:
        day = date.fromisoformat(request.POST.get("date", ""))
    except ValueError:
        return _show(request, table_id)
    holidays.remove_day(table_id=table_id, day=day, **_by(request))
    return _done(request, table_id, _("The day is as usual again."))


@access.staff(policies.PERMISSION)
@require_POST
def announced(request: HttpRequest, table_id: int) -> HttpResponse:
    """Settled by the government, or not yet."""
    holidays.set_announced(table_id=table_id, is_announced=request.POST.get("announced") == "yes", **_by(request))
    return _done(request, table_id, _("Saved."))


@access.staff(policies.PERMISSION)
@require_POST
def import_file(request: HttpRequest, table_id: int) -> HttpResponse:
    """Replace all days by a file's."""
    form = ImportForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            holidays.import_days(table_id=table_id, data=form.cleaned_data["file"][0].read(), **_by(request))
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            return _done(request, table_id, _("The file's days are in the table."))
    return _show(request, table_id, import_form=form)


@access.staff(policies.PERMISSION)
@require_POST
def reload(request: HttpRequest, table_id: int) -> HttpResponse:
    """Throw edits away and take the known days again."""
    holidays.reload(table_id=table_id, **_by(request))
    return _done(request, table_id, _("The known days are in the table again."))


def _show(request: HttpRequest, table_id: int, **forms: Any) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    table = years.get_table(table_id, actor)
    rows = [(row, words.day_with_weekday(row.date), words.localised(row.name), _what(row)) for row in years.rows(table)]
    context = {
        "table": table,
        "place": place_name(table.country, table.region),
        "rows": rows,
        "may_change": policies.may_change(actor),
        "day_form": HolidayDayForm(initial={"date": f"{table.year}-01-01"}),
        "import_form": ImportForm(),
        **forms,
    }
    status = 422 if any(form.errors for form in forms.values()) else 200
    return render_page(request, "desk/calendars/holiday_year.html", context, status=status)


def _what(row: Any) -> Any:
    if row.kind == "hours":
        return words.hours(row.windows)
    if row.kind == "makeup":
        return _("make-up workday, like %(weekday)s") % {"weekday": words.WEEKDAYS[row.like or "mon"]}
    return pgettext("calendar day", "closed")


def _done(request: HttpRequest, table_id: int, text: str) -> HttpResponse:
    toast(request, text)
    return see_other(request, reverse("calendars:holiday_year", args=[table_id]))


def _by(request: HttpRequest) -> dict[str, Any]:
    return {"actor": request.actor, "at": clock.now()}  # type: ignore[attr-defined]
