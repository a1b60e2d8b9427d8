"""The sentence of every kind of notice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from anxin.surfaces.kit import clocks

if TYPE_CHECKING:
    from anxin.domain.workforce.models import Notice

# kind → (icon, tone, sentence); the sentence is filled with the notice's data.
_KINDS = {
    "cases.emergency": ("flame", "danger", gettext_noop("Emergency: %(number)s %(subject)s")),
    "cases.assigned": ("user-share", "", gettext_noop("%(by)s gave you %(number)s %(subject)s")),
    "cases.undelivered": (
        "alert-triangle",
        "warning",
        gettext_noop("Your answer in %(number)s %(subject)s did not get through: %(why)s"),
    ),
    "units.claimed": ("user-question", "warning", gettext_noop("Somebody asks to take over unit %(unit)s")),
    "clocks.step": (
        "clock-exclamation",
        "warning",
        gettext_noop("%(milestone)s: %(subject)s — the time is running out"),
    ),
    "clocks.over": ("alert-octagon", "danger", gettext_noop("%(milestone)s: %(subject)s — the time is over")),
    "clocks.steps": ("clock-exclamation", "warning", gettext_noop("%(count)s cases are running out of time")),
}


@dataclass(frozen=True)
class Said:
    """A notice as it is read."""

    notice: Notice
    text: str
    icon: str
    tone: str


class _Known(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "…"


def say(notice: Notice) -> Said:
    """The notice in the reader's language; a kind nobody words any more still says where it leads."""
    icon, tone, sentence = _KINDS.get(notice.kind, ("bell", "", gettext_noop("There is something new: %(subject)s")))
    data = _Known(notice.data)
    if "milestone" in data:
        data["milestone"] = clocks.milestone(data["milestone"])
    return Said(notice, _(sentence) % data, icon, tone)
