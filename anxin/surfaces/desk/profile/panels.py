"""The entry in the user menu."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from anxin.surfaces.kit import slots
from anxin.surfaces.kit.slots import Panel


@slots.register("desk.user_menu", order=10)
def my_profile(request: HttpRequest, subject: Any) -> Panel | None:
    """Links to profile and security."""
    return Panel("desk/profile/_menu.html")
