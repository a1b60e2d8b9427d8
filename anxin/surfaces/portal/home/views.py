"""Help-centre home, privacy notice, robots.txt."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from anxin.domain.catalog import queries as catalog
from anxin.surfaces.kit.access import public
from anxin.surfaces.kit.pages import render_page
from anxin.surfaces.portal.face import Face, wear_any, wear_code

_NOT_FOR_SEARCH = ("/c/", "/u/", "/desk/", "/accounts/", "/setup/", "/kept/", "/track", "/api/")


@public
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The one brand's home; with several a calm choice; with none a word about why."""
    faces = wear_any(request)
    if len(faces) == 1:
        return _home(request, faces[0])
    return render_page(request, "portal/home/brands.html", {"faces": faces})


@public
@require_safe
def brand(request: HttpRequest, code: str) -> HttpResponse:
    """A brand's help centre."""
    return _home(request, wear_code(request, code))


@public
@require_safe
def privacy(request: HttpRequest, code: str) -> HttpResponse:
    """What the brand does with what customers tell it."""
    return render_page(request, "portal/home/privacy.html", {"face": wear_code(request, code)})


@public
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search machines may read the help centre, never a customer's pages."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _NOT_FOR_SEARCH)]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _home(request: HttpRequest, face: Face) -> HttpResponse:
    lines = list(catalog.lines(face.row.pk))
    return render_page(request, "portal/home/brand.html", {"face": face, "lines": lines})
