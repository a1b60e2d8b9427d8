"""Which country a brand's customers call from."""

from __future__ import annotations

from babel.core import get_global


def region_of(zone: str) -> str:
    """The country of a time zone: what a phone number without country code means there."""
    return str(get_global("zone_territories").get(zone, "CN"))
