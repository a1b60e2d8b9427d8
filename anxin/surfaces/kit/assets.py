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


# A built front end does not change under a running server; asking the disk again for each icon of a list cost 5 ms a page.
@lru_cache(maxsize=4)
def _names(build: str) -> dict[str, str]:
    path = Path(build) / "static" / "anxin" / "manifest.json"
    return _read(path, path.stat().st_mtime_ns)


def asset_url(name: str) -> str:
    """Address of a built file such as "desk.js". Raises ImproperlyConfigured when the front end was not built or has no such file."""
    if settings.DEBUG:
        _names.cache_clear()
    try:
        hashed = _names(str(settings.BUILD))[name]
    except FileNotFoundError:
        raise ImproperlyConfigured(
            "The front end is not built: start with bin/run, or run anxin_frontend_ready."
        ) from None
    except KeyError:
        raise ImproperlyConfigured(
            f"The front end has no file {name}: add frontend/entries/{name} and build again."
        ) from None
    return f"{settings.STATIC_URL}anxin/{hashed}"
