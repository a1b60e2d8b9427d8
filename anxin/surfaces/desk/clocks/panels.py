"""What stands beside a case about its due times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from anxin.domain.clocks import queries
from anxin.foundation import clock
from anxin.surfaces.kit import clocks
from anxin.surfaces.kit.slots import Panel, register

if TYPE_CHECKING:
    from anxin.domain.cases.models import Case

if TYPE_CHECKING:
    

@register("case.right", order=5)
def due(request: HttpRequest, case: Case) -> Panel | None:
    """What is due when, or why it stands still."""
    now = clock.now()
    lines = [
        {
            "clock": each,
            "name": clocks.milestone(each.milestone),
            "sign": clocks.sign(each.state, each.due_at, now),
            "why": clocks.why(each.why),
            "left": clocks.span(each.target_seconds),
        }
        for each in queries.live_clocks("case", [case.pk])
    ]
    if not lines and not case.is_active:
        return None
    context = {"lines": lines, "url": reverse("clocks:due", args=[case.number])}
    return Panel("desk/clocks/panel.html", context, title=_("Time limits"), icon="clock")
