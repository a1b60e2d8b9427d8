"""The way to the demo's mailbox, at the foot of the navigation."""

from __future__ import annotations

from django.http import HttpRequest

from anxin.domain.accounts.queries import installation
from anxin.surfaces.kit import slots
from anxin.surfaces.kit.slots import Panel


@slots.register("desk.nav_foot", order=50)
def mailbox(request: HttpRequest, _subject: object) -> Panel | None:
    """Only while demo data is there."""
    return Panel("desk/mailbox/link.html") if installation().holds_demo_data else None
