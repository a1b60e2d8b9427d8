"""How a serial number is kept."""

from __future__ import annotations

import unicodedata


def kept(typed: str) -> str:
    """As it is stored: capital letters, half width, no blanks at the ends or inside."""
    return "".join(unicodedata.normalize("NFKC", typed).upper().split())
