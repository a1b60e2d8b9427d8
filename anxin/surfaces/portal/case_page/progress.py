"""Where a case stands, told like a parcel: received → being worked on → solved → done."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from anxin.domain.cases.types import State

_REACHED = {
    State.NEW: 0,
    State.OPEN: 1,
    State.WAITING_CUSTOMER: 1,
    State.WAITING_OTHER: 1,
    State.SOLVED: 2,
    State.CLOSED: 3,
    State.CANCELLED: 3,
    State.MERGED: 3,
}


def steps(case: Any, label: str) -> list[dict[str, Any]]:
    """Steps as the kit's progress component shows them; `label` is what the present stage tells the customer."""
    state = State(case.state)
    last = {State.CANCELLED: _("Cancelled"), State.MERGED: _("Joined with another request")}.get(state, _("Done"))
    titles = [pgettext("a request", "Received"), _("Being worked on"), _("Solved"), last]
    times = [case.opened_at, case.first_replied_at, case.solved_at, case.closed_at]
    if state in (State.CANCELLED, State.MERGED):
        titles, times = [titles[0], titles[3]], [times[0], times[3]]
    reached = min(_REACHED[state], len(titles) - 1)
    is_over = reached == len(titles) - 1
    return [
        {
            "title": title,
            "state": "done" if index < reached or is_over else "now" if index == reached else "next",
            "at": times[index] if index <= reached else None,
            "detail": label if index == reached and not is_over and label != title else "",
        }
        for index, title in enumerate(titles)
    ]
