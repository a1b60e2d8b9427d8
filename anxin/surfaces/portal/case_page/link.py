"""Opening a case by its signed link: who holds it is the customer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponseBase

from anxin.domain.cases import queries as cases
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound
from anxin.surfaces.kit.access import by_link
from anxin.surfaces.portal import throttle
from anxin.surfaces.portal.face import wear

if TYPE_CHECKING:
    from anxin.domain.cases.models import Case

CaseView = Callable[..., HttpResponseBase]
# Guessing is hopeless (80 signed bits); this only spares the server.
_FORGED = throttle.Limit("forged", count=300, seconds=900)


def with_case(view: CaseView) -> Callable[..., HttpResponseBase]:
    """Hand the case behind `token` to the view; a forged one does not exist. Nothing is cached, indexed or told to other sites."""

    @wraps(view)
    def opened(request: HttpRequest, token: str, **more: str) -> HttpResponseBase:
        case = cases.find_by_token(token)
        if case is None:
            if _FORGED.is_over(throttle.address_of(request)):
                return throttle.refuse(request)
            raise NotFound
        wear(request, case.brand)
        response = view(request, case, **more)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        # Other sites never learn the link. Not "no-referrer": with it browsers post `Origin: null`, and our own forms are refused.
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    return by_link(opened)


def customer_of(case: Case) -> Actor:
    """Whoever holds the link acts as the case's customer."""
    return Actor(kind="customer", id=case.customer_id, name=case.customer.name)
