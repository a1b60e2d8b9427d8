"""The page of one calendar."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from anxin.domain.calendars.policies import PERMISSION
from anxin.domain.calendars.queries import stored
from anxin.surfaces.desk.calendars.page import show
from anxin.surfaces.kit import access


@access.staff(PERMISSION)
def page(request: HttpRequest, calendar_id: int) -> HttpResponse:
    """The year in colours, the week, notices, packs, users, versions, and the answer to what was asked."""
    calendar = stored.get(calendar_id, request.actor)  # type: ignore[attr-defined]
    return show(request, calendar, partial="whatif" if "ask" in request.GET else "board")
