"""The switch in the user menu."""

from __future__ import annotations

from django.http import HttpRequest

from anxin.domain.workforce import queries
from anxin.foundation import clock
from anxin.surfaces.kit.slots import Panel, register


@register("desk.user_menu", order=20)
def switch(request: HttpRequest, subject: object) -> Panel | None:
    """On or off duty, for those who work on cases."""
    if not request.actor.can("cases.work"):  # type: ignore[attr-defined]
        return None
    is_on = queries.is_on_duty(request.actor.id, clock.now())  # type: ignore[attr-defined]
    may_see = request.actor.can("cases.supervise")  # type: ignore[attr-defined]
    return Panel("desk/duty/switch.html", {"is_on": is_on, "may_see": may_see})
