"""Opening a unit by the code of its QR: whoever stands before the machine may."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponseBase

from anxin.domain.units import queries as units
from anxin.foundation.errors import NotFound
from anxin.surfaces.kit.access import by_link
from anxin.surfaces.portal import throttle
from anxin.surfaces.portal.face import wear

if TYPE_CHECKING:
    from anxin.domain.units.models import Unit

# One address may stand for a whole town: this stops a program that tries codes (one of 10^15), not people.
_UNKNOWN = throttle.Limit("unknown-unit", count=120, seconds=900)


def with_unit(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Hand the unit behind `code` to the view; an unknown one does not exist. Nothing is cached, indexed or told to other sites."""

    @wraps(view)
    def opened(request: HttpRequest, code: str, **more: str) -> HttpResponseBase:
        unit: Unit | None = units.find_by_code(code)
        if unit is None or not unit.brand.is_active:
            if _UNKNOWN.is_over(throttle.address_of(request)):
                return throttle.refuse(request)
            raise NotFound
        wear(request, unit.brand)
        response = view(request, unit, **more)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    return by_link(opened)
