"""The list of notices, marking them read, and the parts of the shell that stay live."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from anxin.domain.workforce import queries
from anxin.domain.workforce.operations import notices
from anxin.foundation import clock
from anxin.surfaces.desk.notices.panels import unread_of
from anxin.surfaces.desk.notices.words import say
from anxin.surfaces.kit import access, paging
from anxin.surfaces.kit.pages import render_page, see_other

_ORDER = ("-id",)


@access.staff()
def index(request: HttpRequest) -> HttpResponse:
    """My notices, newest first."""
    found = queries.notices(request.actor.id)  # type: ignore[attr-defined]
    page = paging.page(found, cursor=request.GET.get("cursor"), order=_ORDER, size=50)
    context = {"page": page, "said": [say(notice) for notice in page], "unread": len(unread_of(request))}
    return render_page(request, "desk/notices/index.html", context, partial="rows")


@access.staff()
def read(request: HttpRequest) -> HttpResponse:
    """Mark one or all as read; goes where the notice leads, or back to the list."""
    chosen = request.POST.get("notice", "")
    notice_id = int(chosen) if chosen.isascii() and chosen.isdecimal() and len(chosen) < 18 else None
    if request.method == "POST":
        notices.mark_read(actor=request.actor, at=clock.now(), notice_id=notice_id)  # type: ignore[attr-defined]
    target = request.POST.get("next", "")
    is_ours = target.startswith("/") and url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return see_other(request, target if is_ours else reverse("notices:index"))


@access.staff()
def bell(request: HttpRequest) -> HttpResponse:
    """The bell as it is now."""
    return render_page(request, "desk/notices/bell.html", {"unread": unread_of(request)}, partial="bell")


@access.staff()
def urgent(request: HttpRequest) -> HttpResponse:
    """The banner as it is now."""
    said = [say(notice) for notice in unread_of(request) if notice.is_urgent]
    return render_page(request, "desk/notices/urgent.html", {"said": said}, partial="banner")
