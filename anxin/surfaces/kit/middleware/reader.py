"""Sets language, time zone and theme for whoever reads: the person's own choice, then the browser's cookie, then what the browser says."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

THEMES = ("light", "dark", "auto")


class Reader:
    """Activates the reader's language and time zone for the request and names them on it (LANGUAGE_CODE, zone, theme)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        zone = zone_of(request)
        request.LANGUAGE_CODE = language
        request.theme = theme_of(request)  # type: ignore[attr-defined]
        with translation.override(language), timezone.override(zone):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def language_of(request: HttpRequest) -> str:
    """The reader's language code, one of LANGUAGES."""
    known = dict(settings.LANGUAGES)
    chosen = _chosen(request, "language", settings.LANGUAGE_COOKIE_NAME, known)
    if chosen:
        return chosen
    accepted = request.headers.get("Accept-Language", "")
    for part in accepted.split(",")[:10]:
        wanted = part.split(";")[0].strip()
        if wanted and wanted != "*":
            try:
                return translation.get_supported_language_variant(wanted.lower())
            except LookupError:
                continue
    return settings.LANGUAGE_CODE


def theme_of(request: HttpRequest) -> str:
    """light, dark or auto (as the system says): this device's own choice before the person's, because screens differ."""
    person = getattr(getattr(request, "user", None), "theme", "")
    return next((value for value in (request.COOKIES.get("ax_theme", ""), person) if value in THEMES), "auto")


def zone_of(request: HttpRequest) -> zoneinfo.ZoneInfo:
    """The reader's time zone; the installation's when nothing better is known or the name is unknown."""
    user = getattr(request, "user", None)
    for name in (getattr(user, "zone", ""), request.COOKIES.get("ax_zone", "")):
        try:
            if name:
                return zoneinfo.ZoneInfo(str(name))
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return zoneinfo.ZoneInfo(settings.TIME_ZONE)


def _chosen(request: HttpRequest, attribute: str, cookie: str, known: object) -> str | None:
    """What the signed-in person chose, else the cookie, when it is a known value."""
    user = getattr(request, "user", None)
    for value in (getattr(user, attribute, ""), request.COOKIES.get(cookie, "")):
        if value and value in known:  # type: ignore[operator]
            return str(value)
    return None
