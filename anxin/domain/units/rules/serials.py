"""How a serial number is kept and how much of it strangers see."""

from __future__ import annotations

import unicodedata


def kept(typed: str) -> str:
    """As it is stored: capital letters, half width, no blanks at the ends or inside."""
    return "".join(unicodedata.normalize("NFKC", typed).upper().split())


def masked(serial: str) -> str:
    """Enough to recognise one's own: the first three and last four characters."""
    return serial if len(serial) < 6 else f"{serial[:3]}…{serial[-4:]}" if len(serial) > 9 else f"…{serial[-4:]}"
