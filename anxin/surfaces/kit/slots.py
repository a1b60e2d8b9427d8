"""Slots: places on a page that other feature folders fill. The page names the slot, never its guests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import structlog
from django.http import HttpRequest
from django.template.loader import render_to_string

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Panel:
    """What a guest shows: a template with its context; `title` and `icon` head it, an empty title shows the bare template."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)
    title: Any = ""
    icon: str = ""


Guest = Callable[[HttpRequest, Any], Panel | None]
_guests: dict[str, list[tuple[int, str, Guest]]] = {}


def register(slot: str, order: int = 100) -> Callable[[Guest], Guest]:
    """Decorate a function (request, subject) -> Panel | None to show it in `slot`; lower `order` comes first."""

    def add(guest: Guest) -> Guest:
        name = f"{guest.__module__}.{guest.__qualname__}"
        rest = [known for known in _guests.get(slot, []) if known[1] != name]
        _guests[slot] = sorted([*rest, (order, name, guest)], key=lambda known: known[:2])
        return guest

    return add


def render(slot: str, request: HttpRequest, subject: Any = None) -> list[dict[str, Any]]:
    """Every guest's panel as {"panel", "html", "key"}. A guest that fails is logged and shown as failed; the page stands."""
    shown = []
    for _order, name, guest in _guests.get(slot, []):
        key = name.rsplit(".", 1)[-1].replace("_", "-")
        try:
            panel = guest(request, subject)
            if panel is not None:
                html = render_to_string(panel.template, {"subject": subject, **panel.context}, request=request)
                shown.append({"panel": panel, "html": html, "key": key})
        except Exception:
            log.exception("panel_failed", slot=slot, guest=name)
            shown.append({"panel": None, "html": "", "key": key})
    return shown
