"""Pictures of a brand: logo, product lines, and the icon and manifest a phone puts on its home screen."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from anxin.domain.catalog import queries as catalog
from anxin.foundation.errors import NotFound
from anxin.surfaces.kit.accent import palette
from anxin.surfaces.kit.access import public
from anxin.surfaces.portal.face import wear_code
from anxin.surfaces.portal.sending_files import preview

EDGES = (64, 180, 192, 512)
# The kit's mark on a 24-unit square: a shield, and the smile inside it.
_SHIELD = [(12, 1.5), (14.5, 3), (17.5, 4.1), (21, 4.5), (21, 12), (20.2, 15.2), (18.3, 18.2), (15.5, 20.8), (12, 22.5),
           (8.5, 20.8), (5.7, 18.2), (3.8, 15.2), (3, 12), (3, 4.5), (6.5, 4.1), (9.5, 3)]  # fmt: skip


@public
@require_safe
def logo(request: HttpRequest, code: str) -> HttpResponseBase:
    """The brand's logo."""
    face = wear_code(request, code)
    if face.row.logo is None:
        raise NotFound
    return preview(face.row.logo, "large")


@public
@require_safe
def line_picture(request: HttpRequest, code: str, line: str) -> HttpResponseBase:
    """The picture of a product line."""
    found = catalog.lines(wear_code(request, code).row.pk).filter(code=line).first()
    if found is None or found.picture is None:
        raise NotFound
    return preview(found.picture, "small")


@public
@require_safe
def icon(request: HttpRequest, code: str, edge: int) -> HttpResponse:
    """The mark on the brand's colour, `edge` pixels wide."""
    face = wear_code(request, code)
    if edge not in EDGES:
        raise NotFound
    response = HttpResponse(_drawn(face.accent, edge), content_type="image/png")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


@public
@require_safe
def manifest(request: HttpRequest, code: str) -> HttpResponse:
    """What a phone needs to keep the help centre on its home screen."""
    face = wear_code(request, code)
    body = {
        "name": _("%(brand)s help") % {"brand": face.name},
        "short_name": face.name,
        "lang": get_language(),
        "id": face.home_url,
        "start_url": face.home_url,
        "scope": "/",
        "display": "standalone",
        "background_color": "#f6f7f7",
        "theme_color": f"#{face.accent}",
        "icons": [
            {
                "src": reverse("home:icon", args=[code, edge]),
                "sizes": f"{edge}x{edge}",
                "type": "image/png",
                "purpose": purpose,
            }
            for edge in (192, 512)
            for purpose in ("any", "maskable")
        ],
    }
    return JsonResponse(body, content_type="application/manifest+json")


@lru_cache(maxsize=64)
def _drawn(accent: str, edge: int) -> bytes:
    from PIL import Image, ImageDraw  # slow to load, rarely needed

    big = edge * 4
    colours = palette(accent)["light"]
    picture = Image.new("RGB", (big, big), colours["accent"])
    pen = ImageDraw.Draw(picture)
    unit, edge_free = big * 0.6 / 24, big * 0.2  # inside the safe zone of a maskable icon
    pen.polygon([(edge_free + x * unit, edge_free + y * unit) for x, y in _SHIELD], fill=colours["on"])
    smile = [edge_free + 7.5 * unit, edge_free + 8 * unit, edge_free + 16.5 * unit, edge_free + 16 * unit]
    pen.arc(smile, 30, 150, fill=colours["accent"], width=max(2, round(2 * unit)))
    output = BytesIO()
    picture.resize((edge, edge), Image.Resampling.LANCZOS).save(output, "PNG")
    return output.getvalue()
