"""The bell in the top bar and the banner above the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

from anxin.domain.workforce import queries
from anxin.surfaces.desk.notices.words import say
from anxin.surfaces.kit.slots import Panel, register

if TYPE_CHECKING:
    from anxin.domain.workforce.models import Notice


def unread_of(request: HttpRequest) -> list[Notice]:
    """The reader's unread notices, asked once per request."""
    if not hasattr(request, "_unread_notices"):
        request._unread_notices = queries.unread(request.user.pk)  # type: ignore[attr-defined]
    return request._unread_notices  # type: ignore[attr-defined, no-any-return]


@register("desk.topbar", order=50)
def bell(request: HttpRequest, subject: object) -> Panel | None:
    """How many are unread."""
    if not request.user.is_authenticated:
        return None
    return Panel("desk/notices/bell.html#bell", {"unread": unread_of(request)})


@register("desk.announcements", order=1)
def banner(request: HttpRequest, subject: object) -> Panel | None:
    """What is urgent and unread, until somebody looks."""
    if not request.user.is_authenticated:
        return None
    said = [say(notice) for notice in unread_of(request) if notice.is_urgent]
    return Panel("desk/notices/urgent.html#banner", {"said": said})
