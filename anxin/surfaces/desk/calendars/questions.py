"""The what-if card: the question asked now, or the last one asked about this calendar, with its answer."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest

from anxin.domain.calendars.queries import years
from anxin.domain.calendars.queries.compiling import compiled
from anxin.foundation import clock
from anxin.foundation.errors import Invalid
from anxin.surfaces.desk.calendars.forms import WhatIfForm
from anxin.surfaces.desk.calendars.whatif import Answer, ask, names_of

_FIELDS = ("ask", "from", "to", "amount", "unit")


def whatif(request: HttpRequest, calendar: Any) -> dict[str, Any]:
    """`whatif_form` and `answer` (None when nothing was asked, or it has none)."""
    question = _question(request, calendar)
    if question is None:
        now = clock.now().astimezone(ZoneInfo(calendar.spec["zone"]))
        started = {"ask": "add", "from": now.strftime("%Y-%m-%dT%H:%M"), "amount": 4, "unit": "hours"}
        return {"whatif_form": WhatIfForm(initial=started), "answer": None}
    form = WhatIfForm(question)
    answer = None
    if form.is_valid():
        try:
            answer = _answer(calendar, form.cleaned_data)
        except Invalid as refusal:
            form.add_refusal(refusal)
    return {"whatif_form": form, "answer": answer}


def _question(request: HttpRequest, calendar: Any) -> dict[str, str] | None:
    """Remembered for the session: after a correction the same question is answered anew."""
    key = f"calendar_question_{calendar.pk}"
    if "ask" in request.GET:
        request.session[key] = {field: request.GET.get(field, "")[:40] for field in _FIELDS}
    return request.session.get(key)


def _answer(calendar: Any, question: dict[str, Any]) -> Answer:
    shown: datetime = question["from"]
    days = [day for year in (shown.year - 1, shown.year, shown.year + 1) for day in years.days(calendar, year)]
    return ask(compiled(calendar.pk), question, names_of(days))
