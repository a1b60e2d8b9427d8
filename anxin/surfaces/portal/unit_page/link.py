"""Opening a unit by the code of its QR: whoever stands before the machine may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anxin.domain.units import queries as units
from anxin.surfaces.portal import throttle
from anxin.surfaces.portal.links import opens

if TYPE_CHECKING:
    from anxin.domain.units.models import Unit

# One address may stand for a whole town: this stops a program that tries codes (one of 10^15), not people.
_UNKNOWN = throttle.Limit("unknown-unit", count=120, seconds=900)


def _of_an_active_brand(code: str) -> Unit | None:
    unit = units.find_by_code(code)
    return unit if unit and unit.brand.is_active else None


with_unit = opens(parameter="code", find=_of_an_active_brand, unknown=_UNKNOWN)
