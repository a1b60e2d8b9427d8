"""From the fields of a simple promise to the text of a pack."""

from __future__ import annotations

from typing import Any

import yaml


def pack_text(data: dict[str, Any]) -> str:
    """A pack with one coverage line; `data` are the cleaned fields of LongerForm."""
    pack: dict[str, Any] = {
        "pack": data["code"],
        "version": str(data["valid_from"].year),
        "jurisdiction": "CN",
        "layer": "brand",
        "title": {"zh": data["zh"], "en": data["en"]},
        "valid_from": data["valid_from"],
        "rolls": True,
        "sources": {"P": {"zh": data["basis"], "en": data["basis"]}},
        "rules": [
            {
                "id": data["code"].upper(),
                "shape": "coverage",
                "title": {"zh": data["zh"], "en": data["en"]},
                "confidence": "verified",
                "basis": "P",
                "applies": {"classes": [data["product_class"]]},
                "parts": [data["part"]],
                "months": data["months"],
            }
        ],
    }
    if data["brand"]:
        pack["brands"] = [data["brand"]]
    return yaml.safe_dump(pack, allow_unicode=True, sort_keys=False)
