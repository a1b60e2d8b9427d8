"""Pages opened by a link that is a secret or a sticker: who holds it may look, search engines and other sites may not."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from anxin.foundation.errors import NotFound
from anxin.surfaces.kit.access import by_link
from anxin.surfaces.portal import throttle
from anxin.surfaces.portal.face import wear

View = Callable[..., HttpResponseBase]


def opens(*, parameter: str, find: Callable[[str], Any], unknown: throttle.Limit) -> Callable[[View], View]:
    """Hand what `find` knows behind the address's `parameter` to the view, under the look of its brand; what nobody knows does not exist.

    `unknown` says how many wrong ones one address may try. Nothing is cached, indexed or told to other sites.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, **more: str) -> HttpResponseBase:
            found = find(more.pop(parameter))
            if found is None:
                if unknown.is_over(throttle.address_of(request)):
                    return throttle.refuse(request)
                raise NotFound
            wear(request, found.brand)
            response = view(request, found, **more)
            response.headers.setdefault("Cache-Control", "no-store")
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
            # Other sites never learn the link. Not "no-referrer": with it browsers post `Origin: null`, and our own forms are refused.
            response.headers["Referrer-Policy"] = "same-origin"
            return response

        return by_link(opened)

    return decorate
