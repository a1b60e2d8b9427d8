"""The audit log, on the page and as a table to take away."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from anxin.domain.accounts.queries import names_of, staff_members
from anxin.foundation.events import queries
from anxin.foundation.events.queries import NEWEST_FIRST
from anxin.surfaces.desk.audit.telling import Line, told, told_looks
from anxin.surfaces.desk.audit.words import AREAS
from anxin.surfaces.kit import paging
from anxin.surfaces.kit.access import staff
from anxin.surfaces.kit.forms import Form
from anxin.surfaces.kit.pages import render_page

RIGHT = "settings.audit"
MOST_EXPORTED = 100_000
BATCH = 500
# Spreadsheets run cells that begin so; a quote in front makes them text.
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class FilterForm(Form):
    """What stands in the address; a value that is none narrows nothing."""

    who = forms.TypedChoiceField(label=gettext_lazy("Who"), coerce=int, required=False, empty_value=None)
    area = forms.ChoiceField(
        label=gettext_lazy("Area"), choices=(("", gettext_lazy("Everything")), *AREAS), required=False
    )
    since = forms.DateField(label=gettext_lazy("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=gettext_lazy("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(each.pk, each.name) for each in staff_members()[:500]]
        asked = self.data.get("who", "")
        if asked.isdecimal() and len(asked) < 18 and int(asked) not in dict(people):
            people += list(names_of({int(asked)}).items())  # somebody who has left, or comes late in the list
        self.fields["who"].choices = [("", _("Everybody")), *people]  # type: ignore[attr-defined]

    def narrowing(self) -> dict[str, Any]:
        """Arguments of the queries: days are the reader's own."""
        self.is_valid()
        data = self.cleaned_data
        until = data.get("until")
        return {
            "actor_id": data.get("who"),
            "from_at": _midnight(data.get("since")),
            "to_at": _midnight(until + timedelta(days=1)) if until and until.year < 9999 else None,
        }


@staff(RIGHT)
def journal(request: HttpRequest) -> HttpResponse:
    """What happened, newest first."""
    form = FilterForm(request.GET)
    rows = queries.journal(**form.narrowing(), area=form.cleaned_data.get("area", ""))
    return _page(request, form, rows, told, "journal")


@staff(RIGHT)
def looks(request: HttpRequest) -> HttpResponse:
    """Who looked at what is protected, newest first."""
    form = FilterForm(request.GET)
    return _page(request, form, queries.looks(**form.narrowing()), told_looks, "looks")


@staff(RIGHT)
def export_journal(request: HttpRequest) -> StreamingHttpResponse:
    """The same rows as CSV."""
    form = FilterForm(request.GET)
    rows = queries.journal(**form.narrowing(), area=form.cleaned_data.get("area", ""))
    return _csv(rows, told, "audit.csv")


@staff(RIGHT)
def export_looks(request: HttpRequest) -> StreamingHttpResponse:
    """The same rows as CSV."""
    return _csv(queries.looks(**FilterForm(request.GET).narrowing()), told_looks, "looks.csv")


def neutral(cell: str) -> str:
    """`cell` as text, whatever a spreadsheet would make of it."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_RUNS) else cell


def _page(request: HttpRequest, form: FilterForm, rows: Any, tell: Callable[..., list[Line]], tab: str) -> HttpResponse:
    page = paging.page(rows, cursor=request.GET.get("cursor"), order=NEWEST_FIRST)
    asked = request.GET.copy()
    asked.pop("cursor", None)
    context = {"form": form, "page": page, "lines": tell(page.rows), "tab": tab, "query": asked.urlencode()}
    return render_page(request, "desk/audit/index.html", context, partial="rows")


def _csv(rows: Any, tell: Callable[..., list[Line]], name: str) -> StreamingHttpResponse:
    language, zone = get_language() or "zh-hans", timezone.get_current_timezone()

    def lines() -> Iterator[str]:
        yield "\ufeff" + _row([_("When"), _("Who"), _("What"), _("Changes")])
        cursor, left = None, MOST_EXPORTED
        while left > 0:
            # Streamed after the middleware is done: reader's language and zone are set again for each batch.
            with override(language), timezone.override(zone):
                page = paging.page(rows, cursor=cursor, order=NEWEST_FIRST, size=BATCH)
                text = "".join(_row(_cells(line)) for line in tell(page.rows))
            yield text
            cursor, left = page.next_cursor, left - BATCH
            if cursor is None:
                return

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _cells(line: Line) -> list[str]:
    changes = "; ".join(f"{name}: {before or '—'} → {after or '—'}" for name, before, after in line.changes)
    return [f"{timezone.localtime(line.at):%Y-%m-%d %H:%M:%S}", line.who, line.what, changes]


def _row(cells: list[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow([neutral(cell) for cell in cells])
    return buffer.getvalue()


def _midnight(day: Any) -> datetime | None:
    return timezone.make_aware(datetime(day.year, day.month, day.day)) if day else None  # noqa: DTZ001
