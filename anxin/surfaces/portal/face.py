"""A brand as the customer's pages show it: what the shell of every portal page needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from anxin.domain.accounts import queries as accounts
from anxin.foundation import clock
from anxin.foundation.errors import NotFound
from anxin.foundation.text.localised import in_language
from anxin.surfaces.kit import house
from anxin.surfaces.portal.hours import Hours


@dataclass
class Face:
    """Name, look and reachability of a brand in the reader's language. `row` is the brand itself."""

    row: Any

    @property
    def name(self) -> str:
        """As the reader knows it."""
        return in_language(self.row.names, get_language() or self.row.language)

    @property
    def slogan(self) -> str:
        """Its sentence below the greeting, or ""."""
        return in_language(self.row.slogans, get_language() or self.row.language)

    @property
    def accent(self) -> str:
        """Six hex digits."""
        return str(self.row.accent).lstrip("#").lower()

    @property
    def logo_url(self) -> str:
        """Address of the logo, or "" when the brand has none."""
        return reverse("home:logo", args=[self.row.code]) if self.row.logo_id else ""

    @property
    def logo_says_name(self) -> bool:
        """Whether the logo is a word, so that the name need not stand beside it."""
        return house.logo_says_name(self.row)

    @property
    def icon_url(self) -> str:
        """Icon of the browser's tab."""
        return reverse("home:icon", args=[self.row.code, 64])

    @property
    def home_url(self) -> str:
        """Its help centre."""
        return reverse("home:brand", args=[self.row.code])

    @property
    def ask_url(self) -> str:
        """The form that asks for help."""
        return reverse("ask:form", args=[self.row.code])

    @property
    def privacy_url(self) -> str:
        """Its privacy notice."""
        return reverse("home:privacy", args=[self.row.code])

    @property
    def hotline(self) -> str:
        """Number to call, or ""."""
        return str(self.row.hotline)

    @cached_property
    def opening(self) -> Hours:
        """When somebody answers."""
        return Hours(self.row.calendar.spec if self.row.calendar_id else None, clock.now())

    @property
    def hours(self) -> str:
        """Working time on one line, for the foot of the page."""
        return self.opening.in_one_line


def wear(request: HttpRequest, brand: Any) -> Face:
    """Put the brand's face on the page being made."""
    face = Face(brand)
    request.brand = face  # type: ignore[attr-defined]
    return face


def wear_any(request: HttpRequest) -> list[Face]:
    """For pages before a brand is chosen: the faces of all active ones; the page wears the only one, and none when there are several."""
    faces = [Face(brand) for brand in accounts.active_brands()]
    request.brand = faces[0] if len(faces) == 1 else None  # type: ignore[attr-defined]
    return faces


def wear_code(request: HttpRequest, code: str) -> Face:
    """The face of the active brand with that code. Raises NotFound."""
    brand = accounts.find_active_brand(code)
    if brand is None:
        raise NotFound
    return wear(request, brand)
