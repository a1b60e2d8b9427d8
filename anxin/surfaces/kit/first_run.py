"""The first run goes over several pages, of which log-in owns one: which step is now, remembered in the session."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

_KEY = "first_run"


def begin(request: HttpRequest) -> None:
    """From now on this session is in the first run."""
    request.session[_KEY] = True


def end(request: HttpRequest) -> None:
    """The first run is over."""
    request.session.pop(_KEY, None)


def steps_of(request: HttpRequest, now: str) -> list[dict[str, Any]]:
    """Steps for `c-progress-steps` with `now` ("house", "factor", "mail") as the present one; [] outside the first run."""
    if now != "house" and not request.session.get(_KEY):
        return []
    names = {"house": _("Your house"), "factor": _("Second factor"), "mail": _("Mail"), "done": _("Done")}
    order = list(names)
    return [
        {"title": title, "state": "done" if order.index(name) < order.index(now) else "now" if name == now else "next"}
        for name, title in names.items()
    ]
