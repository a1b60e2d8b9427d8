"""How staff pages and log-in look: the first active brand's name, logo and colour; and where its logo is served."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language

from anxin.domain.accounts.queries import active_brands, find_logo
from anxin.foundation.errors import NotFound
from anxin.foundation.files import pictures
from anxin.foundation.text.localised import in_language
from anxin.surfaces.kit.access import public

if TYPE_CHECKING:
    from anxin.domain.accounts.models import Brand


@dataclass(frozen=True)
class Look:
    """What the shells show of a brand."""

    name: str = ""
    accent: str = ""
    logo_url: str = ""
    icon_url: str = ""
    logo_says_name: bool = False


def look(brand: Brand | None) -> Look:
    """The look of `brand`; the product's own one for None."""
    if brand is None:
        return Look()
    name = in_language(brand.names, get_language() or brand.language)
    return Look(
        name=name,
        accent=brand.accent.lstrip("#").lower(),
        logo_url=logo_url(brand),
        logo_says_name=logo_says_name(brand),
    )


def of_house() -> Look:
    """The look of the first active brand."""
    return look(active_brands().first())


def logo_says_name(brand: Brand) -> bool:
    """Whether the logo is a word rather than a sign: more than twice as wide as high. Beside a sign the name is written."""
    logo = brand.logo
    return bool(logo and logo.width and logo.height and logo.width > 2 * logo.height)


def logo_url(brand: Brand) -> str:
    """Address of a brand's logo, changing with its content; "" when it has none."""
    return reverse("kit:logo", args=[brand.code, brand.logo.sha256[:12]]) if brand.logo else ""


@public
def logo(request: HttpRequest, code: str, content: str) -> HttpResponseBase:
    """The logo of a brand as WebP; cached for ever, because another logo has another address."""
    sha256 = find_logo(code, content)
    if sha256 is None:
        raise NotFound
    file = pictures.preview(sha256, "small").open("rb")
    return FileResponse(
        file, content_type="image/webp", headers={"Cache-Control": "public, max-age=31536000, immutable"}
    )
