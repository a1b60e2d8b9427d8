"""Finds built front-end files by their plain names: the build writes manifest.json (plain name → name with a content hash)."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


@lru_cache(maxsize=4)
def _read(path: Path, changed_ns: int) -> dict[str, str]:
    names: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return names


def asset_url(name: str) -> str:
    """Address of a built file such as "desk.js". Raises ImproperlyConfigured when the front end was not built or has no such file."""
    path = Path(settings.BUILD) / "static" / "anxin" / "manifest.json"
    try:
        hashed = _read(path, path.stat().st_mtime_ns)[name]
    except FileNotFoundError:
        raise ImproperlyConfigured(
            "The front end is not built: start with bin/run, or run anxin_frontend_ready."
        ) from None
    except KeyError:
        raise ImproperlyConfigured(
            f"The front end has no file {name}: add frontend/entries/{name} and build again."
        ) from None
    return f"{settings.STATIC_URL}anxin/{hashed}"
