"""Who may open which address: every view says so with one of these marks, and a test walks all addresses with every kind of visitor.

Without log-in a staff page leads to the log-in page; logged in without the right, it does not exist (404).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Literal

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from anxin.foundation.errors import NotFound

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Access:
    """`public`: anyone. `link`: whoever holds the signed or unguessable address. `staff`: logged in, with `permission` if set.

    `machine`: programs with a token or secret of their own.
    """

    kind: Literal["public", "link", "staff", "machine"]
    permission: str = ""


def public(view: View) -> View:
    """Anyone may open this."""
    return _marked(view, Access("public"))


def by_link(view: View) -> View:
    """Whoever holds the link; the view itself checks it and answers 404 for a wrong one."""
    return _marked(view, Access("link"))


def machine(view: View) -> View:
    """A program; the view itself checks its secret."""
    return _marked(view, Access("machine"))


def staff(permission: str = "") -> Callable[[View], View]:
    """Logged-in people, holding `permission` somewhere if it is set; rows are limited by the queries, not here."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_login(request)
            if permission and not request.actor.can(permission):  # type: ignore[attr-defined]
                raise NotFound
            return view(request, *args, **kwargs)

        return _marked(guarded, Access("staff", permission))

    return decorate


def _to_login(request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":
        response = HttpResponse(status=204)
        response.headers["HX-Redirect"] = redirect_to_login(request.headers.get("HX-Current-URL", "/desk/")).headers[
            "Location"
        ]
        return response
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/desk/")


def _marked(view: View, access: Access) -> View:
    view.access = access  # type: ignore[attr-defined]
    return view
