"""May two files be of one machine, and what does the kept one take from the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Facts a kept file takes when it knows nothing itself. Not the serial number (whoever has it is kept) and not the code: both labels lead to the machine.
LENT = (
    "model_id",
    "batch",
    "made_date",
    "sold_date",
    "delivered_date",
    "installed_date",
    "seller",
    "installer",
    "place",
    "outlet_id",
    "firmware_id",
)


def contradiction(kept: Mapping[str, Any], gone: Mapping[str, Any]) -> str:
    """Why the two cannot be one machine: "brand", "serial", "model", "direction" (the other one has the serial number); empty: nothing speaks against it.

    Both are read by `brand_id`, `serial`, `model_id`.
    """
    if kept["brand_id"] != gone["brand_id"]:
        return "brand"
    if kept["serial"] and gone["serial"]:
        return "serial"
    if kept["model_id"] and gone["model_id"] and kept["model_id"] != gone["model_id"]:
        return "model"
    return "direction" if gone["serial"] else ""


def lent(kept: Mapping[str, Any], gone: Mapping[str, Any]) -> dict[str, Any]:
    """What the kept file does not know and the other does."""
    return {name: gone[name] for name in LENT if not kept[name] and gone[name]}
