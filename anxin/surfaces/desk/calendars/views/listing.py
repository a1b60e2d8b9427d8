"""All calendars, and a new one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anxin.domain.accounts.queries import brand_counts_by_calendar
from anxin.domain.calendars import policies
from anxin.domain.calendars.operations import packs
from anxin.domain.calendars.queries import stored
from anxin.domain.calendars.types import WEEKDAYS, pack_code
from anxin.foundation import clock
from anxin.foundation.errors import Refusal
from anxin.surfaces.desk.calendars import drawing
from anxin.surfaces.desk.calendars.fields import zones
from anxin.surfaces.desk.calendars.forms import OFFICE, NewForm
from anxin.surfaces.kit import access, paging
from anxin.surfaces.kit.middleware.reader import zone_of
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast


@access.staff(policies.PERMISSION)
def index(request: HttpRequest) -> HttpResponse:
    """Every calendar with its week as bars and who uses it."""
    actor = request.actor  # type: ignore[attr-defined]
    page = paging.page(stored.visible(actor), cursor=request.GET.get("cursor"), order=("name", "id"))
    brands = brand_counts_by_calendar()
    for calendar in page:
        bars = drawing.week_bars(calendar.spec["week"])
        calendar.bars = [bars[day] for day in WEEKDAYS]
        calendar.user_count = calendar.owner_count + brands.get(calendar.pk, 0)
        calendar.pack_codes = [pack_code(pack) for pack in calendar.packs]
    context = {"page": page, "may_change": policies.may_change(actor)}
    return render_page(request, "desk/calendars/index.html", context)


@access.staff(policies.PERMISSION)
def new(request: HttpRequest) -> HttpResponse:
    """Name, zone, week and, if wanted, the holidays of this year and the next."""
    form = NewForm(request.POST or None, initial={"zone": str(zone_of(request)), "country": "CN"})
    if request.method == "POST" and "copy" not in request.POST and form.is_valid():
        try:
            calendar = _made(request, form)
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("The calendar is made. Have a look at its year."))
            return see_other(request, reverse("calendars:calendar", args=[calendar.pk]))
    if "copy" in request.POST:
        form = copied(request, form)
    context = {"form": form, "rows": rows(form), "zones": zones()}
    return render_page(request, "desk/calendars/new.html", context, status=422 if form.errors else 200)


def copied(request: HttpRequest, form: NewForm) -> NewForm:
    """The same form where the other workdays have the hours of the day whose copy button was pressed; nothing is saved."""
    data = request.POST.copy()
    source = data.get(f"week_{data.get('copy')}", "")
    for day in WEEKDAYS[:5]:
        data[f"week_{day}"] = source
    return type(form)(initial=data.dict())


def rows(form: NewForm) -> list[tuple[str, object, list[drawing.Bar]]]:
    """(weekday, its field, its bars)."""
    valid = form.is_bound and form.is_valid()
    bars = drawing.week_bars(form.week() if valid else OFFICE)
    return [(day, form[f"week_{day}"], bars[day]) for day in WEEKDAYS]


def _made(request: HttpRequest, form: NewForm):  # type: ignore[no-untyped-def]
    by = {"actor": request.actor, "at": clock.now()}  # type: ignore[attr-defined]
    data = form.cleaned_data
    spec = {"zone": data["zone"], "week": form.week(), "days": {}}
    years = [by["at"].year, by["at"].year + 1] if data["country"] else []
    return packs.make_with(name=data["name"], spec=spec, country=data["country"], years=years, **by)
